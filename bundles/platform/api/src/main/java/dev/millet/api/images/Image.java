package dev.millet.api.images;

/**
 * A kept image.
 *
 * @param id cannot be guessed: who has it may see the image
 * @param contentType {@code image/jpeg} or {@code image/png}
 * @param width in pixels
 * @param height in pixels
 * @param length in bytes
 */
public record Image(String id, String contentType, int width, int height, int length) {

  /** Where the image is served. */
  public String path() {
    return path(id);
  }

  /** Where the image of an id is served. */
  public static String path(String id) {
    return "/images/" + id;
  }

  /**
   * Returns where the image is served in a size; where it is not larger, that is itself.
   *
   * @since 1.2
   */
  public String path(ImageSize size) {
    return Math.max(width, height) <= size.maxEdge() ? path() : path(id, size);
  }

  /**
   * Returns where the image of an id is served in a size.
   *
   * @since 1.2
   */
  public static String path(String id, ImageSize size) {
    return path(id) + "/" + size.word();
  }
}
