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
}
