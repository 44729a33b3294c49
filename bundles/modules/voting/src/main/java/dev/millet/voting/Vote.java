package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * One member's vote, as a row of {@code voting_votes}.
 *
 * @param member whose it is
 * @param castBy who of the company cast it; null where the member did, and where that account is
 *     gone
 * @param source how the member's wish was heard, such as {@code phone call}: 1 to 80 code points;
 *     null where the member cast it
 * @param note what the staff should know beside it, at most 500 code points; null for none
 * @param united whether it is the copy of a vote for a subject that was merged into this one
 */
record Vote(
    Subject subject,
    long member,
    Instant castAt,
    Long castBy,
    String source,
    String note,
    boolean united) {

  /** Returns a vote that the member casts. */
  static Vote own(Subject subject, long member, Instant castAt) {
    return new Vote(subject, member, castAt, null, null, null, false);
  }

  /** Returns its copy for a subject that its own was merged into. */
  Vote copy(Subject into) {
    return new Vote(into, member, castAt, castBy, source, note, true);
  }

  /** Returns whether the member cast it. */
  boolean castByMember() {
    return source == null;
  }
}
