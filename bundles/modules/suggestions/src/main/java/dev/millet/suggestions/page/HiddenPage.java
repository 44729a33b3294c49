package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * {@code /suggestions/{id}} of a suggestion that moderators have hidden or removed: for moderators
 * and its author; for others there is none.
 */
final class HiddenPage {

  private final Database database;
  private final Suggestions suggestions;
  private final HiddenSuggestions hidden;
  private final Answers answers;
  private final Markdown markdown;
  private final Pages pages;
  private final ModerationParts moderation;

  private record Found(HiddenSuggestions.Hidden hidden, String body, FieldValues filled) {}

  HiddenPage(PageParts parts) {
    this.database = parts.platform().database();
    this.suggestions = parts.suggestions();
    this.hidden = new HiddenSuggestions(suggestions, database.dialect());
    this.answers = parts.answers();
    this.markdown = parts.display().markdown();
    this.pages = parts.display().pages();
    this.moderation = new ModerationParts(parts);
  }

  /**
   * Shows a suggestion that is not there for everybody.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 if the reader may not see it
   */
  Reply show(Request request, long id) {
    Found found =
        database
            .read(
                handle ->
                    hidden
                        .find(handle, id)
                        .map(
                            each ->
                                new Found(
                                    each,
                                    suggestions.body(handle, id),
                                    answers.fields().of(handle, id))))
            .filter(each -> mayKnow(request, each.hidden().suggestion()))
            .orElseThrow(
                () -> Problem.notFound("There is no suggestion " + id + ".").toException());
    return pages.page(
        request,
        Page.of(found.hidden().suggestion().title(), "hidden.jte", model(request, found))
            .withStyles("suggestions.css", "writing.css"));
  }

  private static boolean mayKnow(Request request, Suggestion suggestion) {
    Member reader = request.identity().member();
    return request.identity().is(Role.MODERATOR)
        || (reader != null && Objects.equals(suggestion.authorId(), reader.id()));
  }

  private DetailModel.Hidden model(Request request, Found found) {
    Suggestion suggestion = found.hidden().suggestion();
    boolean readable =
        found.hidden().visibility() == Visibility.HIDDEN || request.identity().is(Role.MODERATOR);
    List<Long> author = Collections.singletonList(suggestion.authorId());
    return new DetailModel.Hidden(
        suggestion,
        answers.people(author).get(suggestion.authorId()),
        readable ? markdown.render(found.body()) : Html.EMPTY,
        moderation.pictures(request, suggestion.id()),
        readable ? ListPage.tags(suggestion) : List.of(),
        readable ? OwnFields.Shown.of(found.filled(), suggestion.productId(), "") : List.of(),
        found.hidden().visibility() == Visibility.HIDDEN ? "hidden.hidden" : "hidden.removed.all",
        moderation.of(request, suggestion.subject()));
  }
}
