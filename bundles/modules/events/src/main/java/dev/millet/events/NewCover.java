package dev.millet.events;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Images;

/**
 * The input of a host who shows an image.
 *
 * @param alt what it shows; may be empty
 */
record NewCover(Upload image, String alt) {

  static Rules<NewCover> rules(int maxBytes) {
    return Rules.of(NewCover.class)
        .upload("image", maxBytes, Images.CONTENT_TYPES)
        .line("alt", 0, 200, "Lanterns over a street at night");
  }
}
