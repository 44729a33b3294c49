package dev.millet.suggestions.page;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.history.TextDiff;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * The history of a suggestion.
 *
 * @param edits the newest first
 */
public record HistoryModel(Suggestion suggestion, Slice<Edit> edits) {

  /**
   * One wording and how it differs from the one before.
   *
   * @param by null for nobody known
   * @param first whether it is the first wording
   * @param title empty where it stayed
   * @param body empty where it stayed
   * @param tags empty where they stayed
   * @param product from one name to the other; empty where it stayed
   */
  public record Edit(
      Member by,
      Instant at,
      boolean first,
      List<TextDiff.Piece> title,
      List<TextDiff.Piece> body,
      List<TextDiff.Piece> tags,
      List<TextDiff.Piece> product) {}
}
