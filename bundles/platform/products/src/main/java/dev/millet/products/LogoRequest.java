package dev.millet.products;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Images;

/** The logo that somebody chose for a product. */
public record LogoRequest(Upload logo) {

  /** Returns its rules, with the limit that is set for images. */
  static Rules<LogoRequest> rules(Images images) {
    return Rules.of(LogoRequest.class).upload("logo", images.maxBytes(), Images.CONTENT_TYPES);
  }
}
