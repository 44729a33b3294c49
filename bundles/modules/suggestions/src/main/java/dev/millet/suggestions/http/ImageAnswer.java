package dev.millet.suggestions.http;

import dev.millet.suggestions.picture.Picture;

/**
 * An image of a suggestion in answers.
 *
 * @param path where it is served
 * @param alt what it shows; may be empty
 * @param width in pixels
 * @param height in pixels
 */
public record ImageAnswer(
    String id, String path, String contentType, int width, int height, String alt) {

  static ImageAnswer of(Picture picture) {
    return new ImageAnswer(
        picture.image().id(),
        picture.image().path(),
        picture.image().contentType(),
        picture.image().width(),
        picture.image().height(),
        picture.alt());
  }
}
