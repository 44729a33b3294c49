package dev.millet.points.rules;

/**
 * Points that a rule gave for an entry, as a row of {@code points_rule_grants}.
 *
 * @param position the entry's
 * @param dayNumber the day on which they count for the cap, in days since 1970
 * @param undone null while they stand
 * @param round counts how often they were given, from 1: again after each restoring
 */
record GivenRow(
    long ruleId,
    long position,
    long memberId,
    int revision,
    long amount,
    long dayNumber,
    Cause cause,
    Undone undone,
    int round) {

  /** The cause; what names an erased member is null. */
  record Cause(String about, String item, Long actor, boolean toAuthor) {}

  /**
   * The entry and the item with which the points fell.
   *
   * @param also the other of the two items with which they stand, where it is not there either
   */
  record Undone(Long position, String item, String also) {}

  /** Returns whether the points stand. */
  boolean stands() {
    return undone == null;
  }

  static GivenRow of(Candidate candidate, long amount, long day) {
    return new GivenRow(
        candidate.rule().id(),
        candidate.position(),
        candidate.member(),
        candidate.rule().revision(),
        amount,
        day,
        new Cause(
            candidate.about(), candidate.item(), candidate.actor(), candidate.rule().isForAuthor()),
        null,
        1);
  }
}
