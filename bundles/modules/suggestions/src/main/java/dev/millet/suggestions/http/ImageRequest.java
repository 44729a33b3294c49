package dev.millet.suggestions.http;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Images;

/**
 * An image for a suggestion, sent as a form.
 *
 * @param alt what it shows; may be empty
 */
record ImageRequest(Upload image, String alt) {

  /** Returns its rules, with the limit that is set for images. */
  static Rules<ImageRequest> rules(int maxBytes) {
    return Rules.of(ImageRequest.class)
        .upload("image", maxBytes, Images.CONTENT_TYPES)
        .line("alt", 0, 200, "The kettle without its lid");
  }
}
