package dev.millet.site.checklist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of a step of the checklist. */
public enum StepState {
  /** It is yet to be done. */
  OPEN,
  /** It needs nothing any more: its result is there, or an administrator said so. */
  DONE,
  /** An administrator leaves it out. */
  SKIPPED;

  /** Returns the word for it in forms and in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds the state of a word. */
  static Optional<StepState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
