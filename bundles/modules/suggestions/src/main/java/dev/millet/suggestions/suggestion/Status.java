package dev.millet.suggestions.suggestion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a suggestion. */
public enum Status {
  OPEN,
  UNDER_REVIEW,
  PLANNED,
  IN_PROGRESS,
  SHIPPED,
  DECLINED,
  DUPLICATE;

  /** Returns whether nothing is left to be done: staff's inbox does not show it. */
  public boolean isClosed() {
    return this == SHIPPED || this == DECLINED || this == DUPLICATE;
  }

  /** Returns the word in answers, filters and columns, such as {@code under-review}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Status> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }

  /** Returns the status of a stored word; one that a newer version wrote counts as under review. */
  static Status stored(String word) {
    return of(word).orElse(UNDER_REVIEW);
  }
}
