package dev.millet.builds.build;

import java.util.Locale;

/** How urgent it is to update to a build. */
public enum Criticality {
  NORMAL,
  IMPORTANT,
  CRITICAL;

  /** Returns the criticality as a lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the criticality of a word; the empty one is normal. */
  public static Criticality of(String word) {
    return word.isEmpty() ? NORMAL : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
