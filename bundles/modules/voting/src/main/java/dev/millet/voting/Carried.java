package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import dev.millet.api.text.VisibleText;
import java.time.Instant;

/**
 * Support that a source counted without naming who gave it, as a row of {@code voting_carried}.
 *
 * @param source who counted, 1 to 80 code points
 * @param support how many, 0 to a billion
 * @param countsSince the moment at which it counts as given
 */
public record Carried(Subject subject, String source, long support, Instant countsSince) {

  /** The source of the votes of members who deleted their accounts. */
  static final String DELETED_MEMBERS = "deleted-members";

  /** The source that the journal names for a vote for a subject that was merged into another. */
  static final String MERGED = "merged";

  private static final int MAX_SOURCE = 80;

  /** The ranks that suggestions are ordered by have room for half of it; more is a mistake. */
  private static final long MAX_SUPPORT = 1_000_000_000;

  public Carried {
    if (VisibleText.isBlank(source) || source.codePointCount(0, source.length()) > MAX_SOURCE) {
      throw new IllegalArgumentException(
          "the source of carried support has 1 to " + MAX_SOURCE + " characters");
    }
    if (support < 0 || support > MAX_SUPPORT) {
      throw new IllegalArgumentException(
          "carried support is 0 to " + MAX_SUPPORT + ", not " + support + " from " + source);
    }
  }
}
