package dev.millet.voting;

import dev.millet.api.text.VisibleText;
import java.time.Instant;

/**
 * Support that a source counted without naming who gave it.
 *
 * @param source who counted, 1 to 80 code points
 * @param support how many, 0 to a billion
 * @param since the moment at which it counts as given
 */
public record Carried(String source, long support, Instant since) {

  /** The source of the votes of members who deleted their accounts. */
  static final String DELETED_MEMBERS = "deleted-members";

  private static final int LONGEST_SOURCE = 80;

  /** The ranks that suggestions are ordered by have room for half of it; more is a mistake. */
  private static final long MOST = 1_000_000_000;

  public Carried {
    if (VisibleText.isBlank(source) || source.codePointCount(0, source.length()) > LONGEST_SOURCE) {
      throw new IllegalArgumentException(
          "the source of carried support has 1 to " + LONGEST_SOURCE + " characters");
    }
    if (support < 0 || support > MOST) {
      throw new IllegalArgumentException(
          "carried support is 0 to " + MOST + ", not " + support + " from " + source);
    }
  }
}
