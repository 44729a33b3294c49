package dev.millet.events.question;

import java.util.Arrays;
import java.util.Locale;

/** The types of questions to those who register. */
public enum QuestionType {
  /** Answered in a line of text. */
  TEXT,
  /** Answered with one of a few texts. */
  CHOICE,
  /** Asks what somebody does not eat. */
  DIETARY,
  /** Asks what somebody needs to get in and take part. */
  ACCESS,
  /** Asks minors for a parent or guardian; everybody else leaves it empty. */
  GUARDIAN,
  /** Asks to agree to something. */
  CONSENT;

  /**
   * Returns whether answers concern health or a child. Only the hosts' page shows them, and they
   * are erased some days after the event.
   */
  public boolean isSensitive() {
    return this == DIETARY || this == ACCESS || this == GUARDIAN;
  }

  /** Returns the word that programs and forms use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type of a word that a rule has let pass. */
  static QuestionType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static String[] words() {
    return Arrays.stream(values()).map(QuestionType::word).toArray(String[]::new);
  }
}
