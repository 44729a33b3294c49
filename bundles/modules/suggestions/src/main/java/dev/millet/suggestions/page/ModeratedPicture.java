package dev.millet.suggestions.page;

import dev.millet.api.pages.Html;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.picture.Picture;

/**
 * An image of a suggestion with what moderators say and can do about it.
 *
 * @param picture null where the reader may not see it any more
 */
public record ModeratedPicture(Picture picture, Visibility visibility, Html part) {

  /** Returns the key of the message that says who may see it; null for everybody. */
  public String messageKey() {
    return switch (visibility) {
      case VISIBLE -> null;
      case HIDDEN -> "hidden.hidden";
      case REMOVED -> "hidden.removed";
    };
  }
}
