package dev.millet.suggestions.suggestion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The orders of the list. */
public enum Sort {
  TRENDING("trend_rank", true),
  SUPPORT("support_rank", true),
  NEWEST("newest_rank", false),
  /** Only what waits for an answer; what has waited longest comes first. */
  UNANSWERED("waiting_rank", false),
  /** The random order of {@link Shuffle}. */
  RANDOM("shuffle_rank", false);

  private final String column;
  private final boolean needsVotes;

  Sort(String column, boolean needsVotes) {
    this.column = column;
    this.needsVotes = needsVotes;
  }

  /** Returns the column that carries the order. */
  String column() {
    return column;
  }

  /** Returns whether the order says nothing where nobody can vote. */
  public boolean needsVotes() {
    return needsVotes;
  }

  /** Returns the word in the URL. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Sort> of(String word) {
    return Arrays.stream(values()).filter(sort -> sort.word().equals(word)).findFirst();
  }
}
