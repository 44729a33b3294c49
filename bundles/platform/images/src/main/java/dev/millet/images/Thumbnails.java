package dev.millet.images;

import dev.millet.api.images.Image;
import dev.millet.api.images.ImageSize;
import dev.millet.api.images.PreparedImage;
import dev.millet.images.drawing.Drawing;
import dev.millet.images.drawing.Refused;
import dev.millet.images.store.ImageStore;
import dev.millet.images.store.ThumbnailStore;
import dev.millet.images.store.ThumbnailStore.Thumbnail;

/** Images in the sizes in which they are shown: drawn at the first use, then read again. */
final class Thumbnails {

  private final Drawing drawing;
  private final ImageStore images;
  private final ThumbnailStore thumbnails;

  /**
   * Makes them.
   *
   * @param drawing the one that draws uploads, too: all share its memory
   */
  Thumbnails(Drawing drawing, ImageStore images, ThumbnailStore thumbnails) {
    this.drawing = drawing;
    this.images = images;
    this.thumbnails = thumbnails;
  }

  /** Returns an image in a size; the image as it is where it is not larger. */
  Thumbnail of(Image image, ImageSize size) {
    if (Math.max(image.width(), image.height()) <= size.maxEdge()) {
      return original(image);
    }
    return thumbnails.find(image.id(), size.maxEdge()).orElseGet(() -> draw(image, size));
  }

  private Thumbnail original(Image image) {
    return new Thumbnail(image.contentType(), images.content(image));
  }

  private Thumbnail draw(Image image, ImageSize size) {
    Thumbnail original = original(image);
    PreparedImage drawn;
    try {
      drawn = drawing.redraw(original.content(), size.maxEdge());
    } catch (Refused e) {
      // an image that was kept when more pixels were allowed is shown all the same
      return original;
    }
    thumbnails.keep(image.id(), size.maxEdge(), drawn);
    return new Thumbnail(drawn.contentType(), drawn.content());
  }
}
