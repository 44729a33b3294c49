package dev.millet.moderation;

import dev.millet.api.forms.Rules;
import java.util.List;

/**
 * The input of a moderator.
 *
 * @param action what is to be done
 * @param reason one of {@link #REASONS}; may be empty to restore and to unlock
 * @param note for the author; needed where the reason is another one
 */
record NewAction(String action, String reason, String note) {

  /** Stands for a reason that the note gives. */
  static final String OTHER = "other";

  /** Stands for what a suspension hides; not to be chosen. */
  static final String SUSPENSION = "suspension";

  static final List<String> REASONS =
      List.of("spam", "abuse", "private-data", "illegal", "off-topic", OTHER);

  static final Rules<NewAction> RULES =
      withNote(actions().optionalChoice("reason", REASONS.toArray(String[]::new)))
          .require("reason", NewAction::hasReason, "missing", "choose a reason");

  private static final Rules<NewAction> WITH_REASON =
      withNote(actions().choice("reason", REASONS.toArray(String[]::new)));

  /**
   * Returns the rules of a form.
   *
   * @param offered the words of the actions that it offers
   */
  static Rules<NewAction> rules(List<String> offered) {
    boolean needed = offered.stream().allMatch(word -> Action.of(word).isAgainstAuthor());
    return needed ? WITH_REASON : RULES;
  }

  private static Rules<NewAction> actions() {
    return Rules.of(NewAction.class)
        .choice("action", "hide", "remove", "restore", "lock", "unlock");
  }

  private static Rules<NewAction> withNote(Rules<NewAction> rules) {
    return rules
        .text("note", 0, 1_000, "Please criticise the product, not people.")
        .require("note", NewAction::hasNote, "missing", "say what the reason is");
  }

  private boolean hasReason() {
    return !reason.isEmpty() || !what().isAgainstAuthor();
  }

  private boolean hasNote() {
    return !note.isEmpty() || !reason.equals(OTHER);
  }

  Action what() {
    return Action.of(action);
  }
}
