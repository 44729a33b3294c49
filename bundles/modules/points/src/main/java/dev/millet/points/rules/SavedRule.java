package dev.millet.points.rules;

import java.time.Instant;

/**
 * A rule as it was saved last.
 *
 * @param word as {@link Rule}
 * @param active whether it counts already; the rules come to it within moments
 * @param backFill how far its back-fill is; null where there was none
 */
public record SavedRule(
    long id,
    String word,
    int revision,
    RuleTerms terms,
    boolean active,
    Long savedBy,
    Instant savedAt,
    BackFill backFill) {

  /** The beginning of the words of rules that the configuration sets. */
  static final String FIXED = "fixed.";

  /** Returns whether the configuration sets it, and nobody changes it on the page. */
  public boolean isFixed() {
    return word != null && word.startsWith(FIXED);
  }

  /**
   * The state of a back-fill.
   *
   * @param position how far it has read
   * @param points how many it gave
   */
  public record BackFill(long position, long points, boolean finished) {}
}
