package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.suggestions.page.DetailModel.ModeratedPicture;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.List;

/**
 * The page of a suggestion that moderators have taken away.
 *
 * @param author null for nobody
 * @param body empty where the reader may not read it any more
 * @param messageKey says who may read it
 * @param moderation why, and what moderators can do
 */
public record HiddenModel(
    Suggestion suggestion,
    Member author,
    Html body,
    List<ModeratedPicture> pictures,
    List<ListModel.TagLink> tags,
    String messageKey,
    Html moderation) {}
