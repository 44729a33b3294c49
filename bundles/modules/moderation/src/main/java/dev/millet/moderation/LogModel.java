package dev.millet.moderation;

import dev.millet.api.lists.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page of the log.
 *
 * @param action the word that is chosen; empty for any
 * @param reason the word that is chosen; empty for any
 * @param member the handle that was typed; may be empty
 */
public record LogModel(
    Slice<ActionAnswer> rows, String action, String reason, String member, boolean replied) {

  /** Returns the words of the actions. */
  public List<String> actions() {
    return Arrays.stream(Action.values()).map(Action::word).toList();
  }

  /** Returns the words of the reasons. */
  public List<String> reasons() {
    return Stream.concat(NewAction.REASONS.stream(), Stream.of(NewAction.SUSPENSION)).toList();
  }

  /** Returns whether anything is chosen. */
  public boolean isFiltered() {
    return !action.isEmpty() || !reason.isEmpty() || !member.isEmpty() || replied;
  }
}
