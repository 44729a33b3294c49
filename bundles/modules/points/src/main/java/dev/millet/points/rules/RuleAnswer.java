package dev.millet.points.rules;

import java.time.Instant;

/**
 * A rule as programs get it.
 *
 * @param word tells the rules apart that are there from the beginning; null for others
 * @param active whether its last change counts already
 * @param backFill null where it was not back-filled
 * @param error what the last formula that had no value said; null for none, and for members
 */
record RuleAnswer(
    long id,
    String word,
    int revision,
    RuleTerms terms,
    boolean active,
    Instant savedAt,
    SavedRule.BackFill backFill,
    String error) {

  static RuleAnswer of(SavedRule rule, String error) {
    return new RuleAnswer(
        rule.id(),
        rule.word(),
        rule.revision(),
        rule.terms(),
        rule.active(),
        rule.savedAt(),
        rule.backFill(),
        error);
  }
}
