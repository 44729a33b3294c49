package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.api.products.Product;
import dev.millet.suggestions.picture.Picture;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * What a suggestion's page shows.
 *
 * @param author null for nobody
 * @param editedAt when its wording was last changed; null where it never was
 * @param mayEdit whether the reader may change it
 * @param vote empty where nobody votes
 * @param voters who does; empty where that is not shown
 * @param moreComments the page with the next comments; null where these are all
 * @param written what the reader wrote as a comment and could not be taken
 * @param error the message key of what is wrong with it; null where nothing is
 */
public record DetailModel(
    Suggestion suggestion,
    StatusLook status,
    Product product,
    String productPath,
    Member author,
    Instant editedAt,
    boolean mayEdit,
    Html body,
    List<Picture> pictures,
    List<ListModel.TagLink> tags,
    Html vote,
    Html voters,
    CareView care,
    List<Remark> comments,
    String moreComments,
    String written,
    String error) {

  /**
   * A comment.
   *
   * @param author null for nobody
   * @param official whether somebody of the company wrote it
   * @param body null where its author removed it
   * @param editedAt when its author last changed it; null where they never did
   * @param edit where the reader, who wrote it, changes it; null for others
   */
  public record Remark(
      long id,
      Member author,
      boolean official,
      Html body,
      Instant at,
      Instant editedAt,
      String edit) {}
}
