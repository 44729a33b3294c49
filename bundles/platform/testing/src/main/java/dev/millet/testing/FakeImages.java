package dev.millet.testing;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Image;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Images in memory. Whatever claims the type of an image is one of 8 x 6 pixels, and everything
 * else is refused as the real ones would. Not undone with a transaction.
 */
public final class FakeImages implements Images {

  private final Map<String, Image> kept = new LinkedHashMap<>();
  private final Set<String> hidden = new LinkedHashSet<>();
  private int last;

  @Override
  public int maxBytes() {
    return 1_000_000;
  }

  @Override
  public synchronized PreparedImage prepare(String field, Upload upload, int longestEdge) {
    if (!upload.contentType().startsWith("image/")) {
      throw Problem.invalid(field, "not-an-image", "The file is no image.").toException();
    }
    try (InputStream in = upload.open()) {
      return new PreparedImage("image/png", 8, 6, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Image keep(PreparedImage image) {
    String id = "image" + ++last;
    kept.put(
        id,
        new Image(id, image.contentType(), image.width(), image.height(), image.content().length));
    return kept.get(id);
  }

  @Override
  public synchronized Map<String, Image> byIds(Collection<String> ids) {
    Map<String, Image> found = new LinkedHashMap<>(kept);
    found.keySet().retainAll(ids);
    found.keySet().removeAll(hidden);
    return found;
  }

  @Override
  public synchronized Map<String, Image> withheld(Collection<String> ids) {
    Map<String, Image> found = new LinkedHashMap<>(kept);
    found.keySet().retainAll(ids);
    found.keySet().retainAll(hidden);
    return found;
  }

  @Override
  public synchronized void withhold(Collection<String> ids, Long reader, Instant until) {
    hidden.addAll(ids);
  }

  @Override
  public synchronized void release(Collection<String> ids) {
    hidden.removeAll(ids);
  }

  @Override
  public synchronized void remove(Collection<String> ids) {
    kept.keySet().removeAll(ids);
  }

  /** Returns what is kept now, by id. */
  public synchronized Map<String, Image> kept() {
    return Map.copyOf(kept);
  }
}
