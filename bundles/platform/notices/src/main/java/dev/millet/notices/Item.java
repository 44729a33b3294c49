package dev.millet.notices;

import dev.millet.api.notices.FollowReason;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * A notice of a member about a subject and of one type, as a row of {@code notices_items}. While it
 * is unread, further events are added to it.
 *
 * @param unread 1 where the member has not read it yet, else 0
 * @param shown 1 where it is shown on the site, 0 where it is for other channels only
 */
record Item(
    long id,
    long memberId,
    Subject subject,
    String type,
    FollowReason reason,
    Span events,
    Instant latestAt,
    int unread,
    int shown) {

  /** The events between the first and the last, both included. */
  record Span(long first, long last) {}

  boolean isUnread() {
    return unread == 1;
  }
}
