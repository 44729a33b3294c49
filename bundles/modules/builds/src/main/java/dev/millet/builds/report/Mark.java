package dev.millet.builds.report;

import java.time.Instant;
import java.util.Locale;

/**
 * A member's mark of an entry of a build, as a row of {@code builds_marks}.
 *
 * @param word a word on it, in plain text; may be empty
 */
public record Mark(
    long entryId, long memberId, long buildId, Kind mark, String word, Instant markedAt) {

  /** The kinds of marks. */
  public enum Kind {
    LIKE,
    DISLIKE,
    /** The member only says a word. */
    NONE;

    /** Returns the kind as a lower-case word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Returns the same mark with another word. */
  Mark saying(String other) {
    return new Mark(entryId, memberId, buildId, mark, other, markedAt);
  }

  /** Returns whether it says nothing, and need not be kept. */
  boolean isEmpty() {
    return mark == Kind.NONE && word.isEmpty();
  }
}
