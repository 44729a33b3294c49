package dev.millet.members.accounts;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Upload;
import dev.millet.api.images.Images;

/** The image that members choose for themselves. */
public record AvatarRequest(Upload avatar) {

  /** Returns its rules, with the limit that is set for images. */
  public static Rules<AvatarRequest> rules(Images images) {
    return Rules.of(AvatarRequest.class).upload("avatar", images.maxBytes(), Images.CONTENT_TYPES);
  }
}
