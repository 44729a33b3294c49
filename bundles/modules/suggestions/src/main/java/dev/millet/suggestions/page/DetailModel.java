package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.api.products.Product;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.picture.Gallery.Picture;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * The page of a suggestion.
 *
 * @param author null for nobody
 * @param releases the releases that it is planned for, can be tried in or is shipped in
 */
public record DetailModel(
    Suggestion suggestion,
    StatusLook status,
    Product product,
    Member author,
    Text text,
    CareView care,
    List<ReleaseLook> releases,
    Others others,
    Moderation moderation) {

  /**
   * The text, with what belongs to it.
   *
   * @param fields what it has in the fields of its product
   * @param editedAt when its wording was last changed; null where it never was
   * @param mayEdit whether the reader may change it
   */
  public record Text(
      Html body,
      List<Picture> pictures,
      List<ListModel.TagLink> tags,
      List<OwnFields.Shown> fields,
      Instant editedAt,
      boolean mayEdit) {}

  /**
   * The contributions of other modules.
   *
   * @param follow to follow it; empty for visitors
   * @param releases what became of it in releases; empty where nothing did
   * @param vote empty where nobody votes
   * @param voters who does; empty where that is not shown
   * @param discussion what is said about it; empty where nobody can comment
   * @param similar what may be the same, for the team; empty for others
   */
  public record Others(
      Html follow, Html releases, Html vote, Html voters, Html discussion, Html similar) {}

  /**
   * Holds what moderators say and can do; nothing for most readers.
   *
   * @param pictures the images with the same beside them
   */
  public record Moderation(Html part, List<ModeratedPicture> pictures) {}

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

  /**
   * The page of a suggestion that moderators have taken away.
   *
   * @param author null for nobody
   * @param body empty where the reader may not read it any more
   * @param messageKey says who may read it
   * @param moderation why, and what moderators can do
   */
  public record Hidden(
      Suggestion suggestion,
      Member author,
      Html body,
      List<ModeratedPicture> pictures,
      List<ListModel.TagLink> tags,
      List<OwnFields.Shown> fields,
      String messageKey,
      Html moderation) {}

  /** Returns the list of the product. */
  public String productPath() {
    return ListLinks.about(product.slug());
  }
}
