package dev.millet.testing;

import dev.millet.api.gateway.Upload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file of a form, in memory. */
public record FakeUpload(String fileName, String contentType, byte[] content) implements Upload {

  @Override
  public long length() {
    return content.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }
}
