package dev.millet.notices;

import dev.millet.api.notices.FollowReason;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * Says that a member follows a subject, or chose not to, as a row of {@code notices_follows}.
 *
 * @param following 1 where they follow it, 0 where they chose not to
 */
record Follow(Subject subject, long memberId, FollowReason reason, int following, Instant since) {

  boolean isFollowing() {
    return following == 1;
  }
}
