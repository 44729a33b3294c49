package dev.millet.api.images;

import java.util.Locale;

/**
 * A size in which an image is served beside the one that is kept, for places where it is shown
 * small. It is drawn at its first use and kept with the image.
 *
 * @since 1.2
 */
public enum ImageSize {
  /** For faces beside a name. */
  ICON(96),

  /** For a list or a row of images. */
  SMALL(512);

  private final int maxEdge;

  ImageSize(int maxEdge) {
    this.maxEdge = maxEdge;
  }

  /** Returns the greatest width and height, in pixels. */
  public int maxEdge() {
    return maxEdge;
  }

  /** Returns its word in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
