package dev.millet.notices;

import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * Something that members are told, as a row of {@code notices_events}.
 *
 * @param about the part of the subject that it is about; null where it is about the whole
 * @param actorId who did it; null for nobody
 * @param memberId the only member who is told; null where it is for an audience
 */
record Event(
    long id,
    String type,
    Subject subject,
    Subject about,
    Long actorId,
    Long memberId,
    Notice.Detail detail,
    Instant happenedAt,
    Progress told) {

  /** Stands for the last member when the whole audience has been told. */
  static final long EVERYBODY = Long.MAX_VALUE;

  /**
   * The audience, and how far it has been told.
   *
   * @param to the id of the last member who was told, or passed over; {@link #EVERYBODY} at the end
   */
  record Progress(Notice.Audience audience, long to) {}

  /** Returns the event of a notice for its audience. */
  static Event of(Notice notice) {
    return of(notice, null);
  }

  /** Returns the event of a notice for one member. */
  static Event of(Notice notice, Long member) {
    return new Event(
        0,
        notice.type(),
        notice.subject(),
        notice.about(),
        notice.actor(),
        member,
        notice.detail(),
        notice.at(),
        new Progress(notice.audience(), 0));
  }

  /** Returns whether a member may learn of it: it is for all, or for them, and not by them. */
  boolean concerns(long member) {
    return (memberId == null || memberId == member) && (actorId == null || actorId != member);
  }
}
