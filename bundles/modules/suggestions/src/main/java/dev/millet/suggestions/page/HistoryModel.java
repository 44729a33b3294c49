package dev.millet.suggestions.page;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.suggestions.history.TextDiff;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * The history of a suggestion.
 *
 * @param edits the newest first
 * @param hidden the wordings that moderators took away, for those who may know of them
 */
public record HistoryModel(Suggestion suggestion, Slice<Edit> edits, List<HiddenEdit> hidden) {

  /**
   * A wording that moderators took away.
   *
   * @param text empty where the reader may not read it any more
   * @param part why, and what moderators can do
   */
  public record HiddenEdit(Instant at, String text, Html part) {}

  /**
   * One wording and how it differs from the one before.
   *
   * @param by null for nobody known
   * @param first whether it is the first wording
   * @param title empty where it stayed
   * @param body empty where it stayed
   * @param tags empty where they stayed
   * @param fields empty where they stayed
   * @param product from one name to the other; empty where it stayed
   * @param part what moderators can do about it; may be empty
   */
  public record Edit(
      Member by,
      Instant at,
      boolean first,
      List<TextDiff.Piece> title,
      List<TextDiff.Piece> body,
      List<TextDiff.Piece> tags,
      List<TextDiff.Piece> fields,
      List<TextDiff.Piece> product,
      Html part) {}
}
