package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * One member's vote, as a row of {@code voting_votes}.
 *
 * @param member whose it is
 * @param castBy who of the company cast it; null where the member did, and where that account is
 *     gone
 * @param source how the member's wish was heard; null where the member cast it
 * @param note what the staff should know beside it; null for none
 */
record Vote(Subject subject, long member, Instant castAt, Long castBy, String source, String note) {

  /**
   * The origin of a vote that somebody of the company cast for a member.
   *
   * @param by the id of who cast it; null where that account is gone
   * @param source how the member's wish was heard, such as {@code phone call}: 1 to 80 code points
   * @param note what the staff should know beside it, at most 500 code points; null for none
   */
  record OnBehalf(Long by, String source, String note) {}

  /** Makes a vote that was cast on behalf of the member, or by the member where that is null. */
  Vote(Subject subject, long member, Instant castAt, OnBehalf onBehalf) {
    this(
        subject,
        member,
        castAt,
        onBehalf == null ? null : onBehalf.by(),
        onBehalf == null ? null : onBehalf.source(),
        onBehalf == null ? null : onBehalf.note());
  }

  /** Returns how it came about; null where the member cast it. */
  OnBehalf onBehalf() {
    return source == null ? null : new OnBehalf(castBy, source, note);
  }
}
