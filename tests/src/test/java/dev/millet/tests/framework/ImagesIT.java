package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Images are decoded inside the framework, where a library sees only what it is wired to. */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class ImagesIT {

  private static final String WEBP =
      "UklGRoQAAABXRUJQVlA4IHgAAADQBQCdASpAADAAPjESh0KiIQyqABABglAGYqtn8A/ADYQ+AfgB"
          + "+qv8rr/wHie9+JmWzJdW6VAAAP73ohBUYAb7K+TZOTk/4TqTzHkmxX/3zSw5RNEb7/6A5od/AJFc"
          + "icFUkEQX/bEn//8u2MBfdQ6Oc5MQUKhQAAA=";

  @Inject private Images images;

  @Test
  public void aWebpImageIsDrawnAnew() {
    PreparedImage image = images.prepare("image", new File(Base64.getDecoder().decode(WEBP)), 32);
    assertEquals("image/jpeg", image.contentType());
    assertEquals(32, image.width());
    assertEquals(24, image.height());
  }

  /** An upload of a test. */
  record File(byte[] content) implements Upload {

    @Override
    public String fileName() {
      return "a.webp";
    }

    @Override
    public String contentType() {
      return "image/webp";
    }

    @Override
    public long length() {
      return content.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }
}
