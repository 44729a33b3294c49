package dev.millet.notices;

import dev.millet.api.notices.FollowReason;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * Says that a member follows a subject, or chose not to, as a row of {@code notices_follows}.
 *
 * @param following 1 where they follow it, 0 where they chose not to
 * @param united 1 where it is the copy of a follow of a subject that was merged into this one
 */
record Follow(
    Subject subject, long memberId, FollowReason reason, int following, Instant since, int united) {

  /** Returns a follow of a member's own. */
  static Follow own(
      Subject subject, long memberId, FollowReason reason, int following, Instant since) {
    return new Follow(subject, memberId, reason, following, since, 0);
  }

  /** Returns its copy for a subject that its own was merged into. */
  Follow copy(Subject into) {
    return new Follow(into, memberId, reason, following, since, 1);
  }

  boolean isFollowing() {
    return following == 1;
  }
}
