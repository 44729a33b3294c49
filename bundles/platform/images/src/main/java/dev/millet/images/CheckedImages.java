package dev.millet.images;

import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Image;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import dev.millet.images.drawing.Drawing;
import dev.millet.images.drawing.Refused;
import dev.millet.images.store.ImageStore;
import dev.millet.images.store.WithheldImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Images for the other bundles. */
@Component(service = Images.class, configurationPid = ImagesSettings.PID)
@Designate(ocd = ImagesSettings.class)
public final class CheckedImages implements Images {

  private final ImageStore store;
  private final WithheldImages withheld;
  private final Drawing drawing;
  private final int maxBytes;

  @Activate
  public CheckedImages(
      ImagesSettings settings, @Reference ImageStore store, @Reference WithheldImages withheld) {
    this.store = store;
    this.withheld = withheld;
    this.drawing = new Drawing(settings.max_pixels());
    this.maxBytes = settings.max_bytes();
  }

  @Override
  public int maxBytes() {
    return maxBytes;
  }

  @Override
  public PreparedImage prepare(String field, Upload upload, int maxEdge) {
    if (upload.length() > maxBytes) {
      throw Refused.tooManyBytes(maxBytes).toProblem(field);
    }
    try {
      return drawing.redraw(content(upload), maxEdge);
    } catch (Refused refused) {
      throw refused.toProblem(field);
    }
  }

  private static byte[] content(Upload upload) {
    try (InputStream in = upload.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("An upload cannot be read again", e);
    }
  }

  @Override
  public Image keep(PreparedImage image) {
    return store.keep(image);
  }

  @Override
  public Map<String, Image> byIds(Collection<String> ids) {
    return store.byIds(ids);
  }

  @Override
  public void withhold(Collection<String> ids, Long reader, Instant until) {
    ids.forEach(id -> withheld.withhold(id, reader, until));
  }

  @Override
  public void release(Collection<String> ids) {
    withheld.release(ids);
  }

  @Override
  public Map<String, Image> withheld(Collection<String> ids) {
    return store.withheld(ids);
  }

  @Override
  public void remove(Collection<String> ids) {
    store.remove(ids);
  }
}
