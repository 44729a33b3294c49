package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.TitleSearch;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the suggestion that another one duplicates, by title, number or address. */
final class DuplicateSearch {

  private static final Pattern SUGGESTION =
      Pattern.compile("(?:.*/suggestions/|#)?(\\d{1,18})(?:[?#/\\s].*)?");

  private final Database database;
  private final Pages pages;

  DuplicateSearch(PageParts parts) {
    this.database = parts.platform().database();
    this.pages = parts.display().pages();
  }

  /** Returns choices for the field, as somebody types. */
  Reply suggest(Request request) {
    String typed = request.query("duplicateOf").orElse("");
    var choices = find(request.id("id"), typed);
    return Reply.html(pages.fragment(request, "duplicates.jte", choices).markup());
  }

  /**
   * Returns suggestions whose title has what was typed.
   *
   * @param typed a part of a title; where it is a number there is nothing to choose
   */
  List<TitleSearch.Found> find(long id, String typed) {
    return typed.isBlank() || SUGGESTION.matcher(typed.strip()).matches()
        ? List.of()
        : database.read(handle -> TitleSearch.find(handle, typed, id));
  }

  /**
   * Returns the form with the number of the suggestion that was meant: what was typed where it
   * cannot be told, and nothing where the status needs none.
   */
  Form resolve(Form sent, long id) {
    String typed = sent.value("duplicateOf");
    boolean duplicate = sent.value("status").equals(Status.DUPLICATE.word());
    return SuggestionForm.replaced(sent, "duplicateOf", duplicate ? number(id, typed) : "");
  }

  /** Returns the number of the suggestion that is named by its number or address. */
  static Optional<Long> named(String typed) {
    Matcher named = SUGGESTION.matcher(typed.strip());
    return named.matches() ? Optional.of(Long.parseLong(named.group(1))) : Optional.empty();
  }

  private String number(long id, String typed) {
    Optional<Long> named = named(typed);
    if (named.isPresent()) {
      return named.get().toString();
    }
    List<TitleSearch.Found> found = find(id, typed);
    return found.size() == 1 ? Long.toString(found.get(0).id()) : typed;
  }
}
