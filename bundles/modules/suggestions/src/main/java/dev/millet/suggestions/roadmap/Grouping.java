package dev.millet.suggestions.roadmap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a roadmap is divided into columns. */
public enum Grouping {
  STATUS,
  /** By the month of the due date. */
  MONTH,
  /** By the release for which something is planned. */
  BUILD;

  /** Returns the word in URLs, forms and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Grouping> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static String[] words() {
    return Arrays.stream(values()).map(Grouping::word).toArray(String[]::new);
  }
}
