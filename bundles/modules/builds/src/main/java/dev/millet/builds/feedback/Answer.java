package dev.millet.builds.feedback;

import java.util.Locale;

/** The answers to "Does it work for you?". */
public enum Answer {
  /** It is what was asked for. */
  WORKS,
  /** It is still as it was. */
  BROKEN;

  /** Returns the answer as a lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Answer of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
