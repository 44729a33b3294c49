package dev.millet.upgrades.page;

import dev.millet.upgrades.problem.ModuleProblem;
import java.util.Locale;

/**
 * A step of a change.
 *
 * @param step its word
 * @param took null while it lasts, and where it has not begun
 * @param problem what went wrong, or what is worth knowing; may be null
 */
public record StepLine(String step, State state, Sentence took, ModuleProblem problem) {

  /** The state of a step, as a page shows it. */
  public enum State {
    DONE,
    FAILED,
    UNDONE,
    NOW,
    /** It has not begun. */
    NEXT,
    /** The process ended in it. */
    BROKEN;

    /** Returns the word in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the state as the shell's style sheet knows it. */
  public String look() {
    return state == State.NEXT || state == State.BROKEN ? "" : state.word();
  }
}
