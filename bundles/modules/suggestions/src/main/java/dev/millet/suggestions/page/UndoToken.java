package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries what was just handed over through a redirect, so that it can be taken back without a
 * script: the suggestion, the revision that the hand-over made, and the handle of the owner before.
 * Whoever makes one up gains nothing: it only fills a form.
 */
final class UndoToken {

  /** The query parameter. */
  static final String PARAMETER = "undo";

  private static final Pattern TOKEN = Pattern.compile("(\\d{1,18})-(\\d{1,9})-(.{0,80})");

  private final Database database;
  private final Suggestions suggestions;

  UndoToken(PageParts parts) {
    this.database = parts.platform().database();
    this.suggestions = parts.suggestions();
  }

  static String token(InboxModel.Undo undo) {
    return undo.id() + "-" + undo.revision() + "-" + undo.owner();
  }

  /** Returns the hand-over that a request can undo; null for none. */
  InboxModel.Undo of(Request request) {
    Matcher token = TOKEN.matcher(request.query(PARAMETER).orElse(""));
    if (!token.matches()) {
      return null;
    }
    long id = Long.parseLong(token.group(1));
    return database
        .read(handle -> suggestions.find(handle, id))
        .map(Suggestion::title)
        .map(
            title ->
                new InboxModel.Undo(id, title, Integer.parseInt(token.group(2)), token.group(3)))
        .orElse(null);
  }
}
