package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.api.products.Product;
import dev.millet.suggestions.picture.Picture;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * The page of a suggestion.
 *
 * @param author null for nobody
 * @param editedAt when its wording was last changed; null where it never was
 * @param mayEdit whether the reader may change it
 * @param vote empty where nobody votes
 * @param voters who does; empty where that is not shown
 * @param discussion what is said about it; empty where nobody can comment
 * @param moderation what moderators say and can do; empty for most readers
 * @param moderatedPictures the images with the same beside them; empty for most readers
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
    Html discussion,
    Html moderation,
    List<ModeratedPicture> moderatedPictures) {}
