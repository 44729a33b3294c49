package dev.millet.upgrades.change;

import java.util.Locale;

/** The state of a step, as a change reports it. */
public enum StepState {
  BEGUN,
  DONE,
  FAILED,
  /** The step was taken back, because it or a later one failed. */
  UNDONE;

  /** Returns the word in answers, messages and the audit trail. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StepState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
