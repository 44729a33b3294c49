package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.suggestions.history.TextDiff;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * The form to edit a suggestion.
 *
 * @param version the version that the fields are based on
 * @param base tells the text that the fields are based on from any other
 * @param mayWithdraw whether the reader may withdraw it
 * @param conflict what somebody else wrote meanwhile; null where nobody did
 */
public record EditModel(
    Suggestion suggestion,
    SuggestionForm form,
    int version,
    String base,
    boolean mayWithdraw,
    Conflict conflict) {

  /**
   * An edit that came in between.
   *
   * @param by null for nobody known
   * @param title the way from what it says now to what the reader wrote
   * @param body likewise
   * @param tags likewise, separated by commas
   * @param fields likewise, a line for each that is filled in
   */
  public record Conflict(
      Member by,
      Instant at,
      List<TextDiff.Piece> title,
      List<TextDiff.Piece> body,
      List<TextDiff.Piece> tags,
      List<TextDiff.Piece> fields) {}
}
