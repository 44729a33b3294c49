package dev.millet.suggestions.suggestion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a suggestion stands. */
public enum Status {
  OPEN(true),
  UNDER_REVIEW(true),
  PLANNED(true),
  IN_PROGRESS(true),
  SHIPPED(false),
  DECLINED(false),
  DUPLICATE(false);

  private final boolean votingOpen;

  Status(boolean votingOpen) {
    this.votingOpen = votingOpen;
  }

  /** Whether votes are taken: not where nothing is left to decide. */
  public boolean votingOpen() {
    return votingOpen;
  }

  /** Whether nothing is left to be done. */
  public boolean isClosed() {
    return this == SHIPPED || this == DECLINED || this == DUPLICATE;
  }

  /** The word in answers, filters and columns, such as {@code under-review}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Status> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }

  /** The status of a stored word; one that a newer version wrote counts as under review. */
  static Status stored(String word) {
    return of(word).orElse(UNDER_REVIEW);
  }
}
