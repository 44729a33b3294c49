package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The registrations in the database. Every method runs in the transaction of the given handle, and
 * those that decide by what they read under the lock of the event's row.
 */
final class RegistrationStore {

  private final Table<Registration> registrations;
  private final Keyset<Registration> inLine;
  private final Keyset<Registration> last;
  private final Keyset<Registration> byEvent;

  RegistrationStore(Database database) {
    this.registrations = database.table("events_registrations", Registration.class).generated("id");
    this.byEvent = registrations.keyset("own").within("member_id").ascending("event_id");
    this.last = registrations.keyset("last").within("event_id").descending("line");
    this.inLine = registrations.keyset("registrations").within("event_id").ascending("line");
  }

  Optional<Registration> find(Handle handle, long id) {
    return registrations.find(handle, id);
  }

  Optional<Registration> find(Handle handle, long event, long member) {
    return registrations
        .select(
            handle,
            """
            SELECT <columns> FROM events_registrations
             WHERE event_id = :event AND member_id = :member
            """,
            query -> query.bind("event", event).bind("member", member))
        .stream()
        .findFirst();
  }

  Registration insert(Handle handle, Registration registration) {
    return registrations.insert(handle, registration);
  }

  /** Adds registrations with places in line behind all others, and returns them with their ids. */
  List<Registration> insertAll(Handle handle, long event, List<Registration> some) {
    if (some.size() < 2) {
      return some.stream().map(each -> insert(handle, each)).toList();
    }
    registrations.insertAll(handle, some);
    return last(handle, event, some.size());
  }

  /** Reads the registrations for an event whose places in line are the last ones. */
  private List<Registration> last(Handle handle, long event, int limit) {
    return last.slice(
            handle,
            ListRequest.first(limit),
            "SELECT <columns> FROM events_registrations WHERE event_id = :event AND <after> <order>",
            query -> query.bind("event", event))
        .items();
  }

  /** Writes a registration as it is now. */
  Registration save(Handle handle, Registration now) {
    handle
        .createUpdate(
            """
            UPDATE events_registrations
               SET state = :state, guests = :guests, shown = :shown, line = :line,
                   offered_until = :until, changed_at = :at
             WHERE id = :id
            """)
        .bind("state", now.state().name())
        .bind("guests", now.guests())
        .bind("shown", now.shown())
        .bind("line", now.line())
        .bind("until", now.offeredUntil())
        .bind("at", now.changedAt())
        .bind("id", now.id())
        .execute();
    return now;
  }

  void delete(Handle handle, long id) {
    registrations.delete(handle, id);
  }

  /** Counts the people behind the registrations in a state, guests included. */
  int people(Handle handle, long event, RegistrationState state) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(1 + r.guests), 0) FROM events_registrations r
             WHERE r.event_id = :event AND r.state = :state
            """)
        .bind("event", event)
        .bind("state", state.name())
        .mapTo(Integer.class)
        .one();
  }

  int count(Handle handle, long event, RegistrationState state) {
    return handle
        .createQuery(
            """
            SELECT COUNT(r.id) FROM events_registrations r
             WHERE r.event_id = :event AND r.state = :state
            """)
        .bind("event", event)
        .bind("state", state.name())
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the places that are taken, or kept for somebody to whom they are offered. */
  int taken(Handle handle, long event) {
    return people(handle, event, RegistrationState.GOING)
        + people(handle, event, RegistrationState.OFFERED);
  }

  /** Returns the place in line behind all others. */
  long nextInLine(Handle handle, long event) {
    return last(handle, event, 1).stream().mapToLong(Registration::line).findFirst().orElse(0) + 1;
  }

  /** Returns who waits first of those whose party is not greater than what is free. */
  Optional<Registration> firstWaiting(Handle handle, long event, int free) {
    return registrations
        .select(
            handle,
            """
            SELECT <columns> FROM events_registrations
             WHERE event_id = :event AND state = 'WAITING' AND guests < :free
             ORDER BY event_id, state, line FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("event", event).bind("free", free))
        .stream()
        .findFirst();
  }

  /** Returns who waits first of those without a category whose party is not greater than free. */
  Optional<Registration> firstWaitingWithoutCategory(Handle handle, long event, int free) {
    return registrations
        .select(
            handle,
            """
            SELECT <columns> FROM events_registrations
             WHERE event_id = :event AND state = 'WAITING' AND guests < :free
               AND id NOT IN (SELECT c.registration_id FROM events_choices c
                               WHERE c.event_id = :event)
             ORDER BY event_id, state, line FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("event", event).bind("free", free))
        .stream()
        .findFirst();
  }

  /** Returns the position on the waiting list, from 1. */
  int position(Handle handle, Registration waiting) {
    return handle
        .createQuery(
            """
            SELECT COUNT(r.id) FROM events_registrations r
             WHERE r.event_id = :event AND r.state = 'WAITING' AND r.line <= :line
            """)
        .bind("event", waiting.eventId())
        .bind("line", waiting.line())
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the offer of an event that ran out first, where one did. */
  Optional<Registration> firstLapsed(Handle handle, long event, Instant now) {
    return registrations
        .select(
            handle,
            """
            SELECT <columns> FROM events_registrations
             WHERE event_id = :event AND state = 'OFFERED' AND offered_until <= :now
             ORDER BY offered_until, line FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("event", event).bind("now", now))
        .stream()
        .findFirst();
  }

  /** Returns an event with an offer that ran out; empty if no offer did. */
  Optional<Long> eventWithLapsed(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT r.event_id FROM events_registrations r
             WHERE r.state = 'OFFERED' AND r.offered_until <= :now
             ORDER BY r.state, r.offered_until FETCH FIRST 1 ROWS ONLY
            """)
        .bind("now", now)
        .mapTo(Long.class)
        .findFirst();
  }

  /** Lists all registrations for an event in their order. */
  Slice<Registration> list(Handle handle, long event, ListRequest list) {
    return inLine.slice(
        handle,
        list,
        "SELECT <columns> FROM events_registrations WHERE event_id = :event AND <after> <order>",
        query -> query.bind("event", event));
  }

  /** Reads those who are going and may be named, in their order. */
  List<Registration> shown(Handle handle, long event, int limit) {
    return registrations.select(
        handle,
        """
        SELECT <columns> FROM events_registrations
         WHERE event_id = :event AND state = 'GOING' AND shown = TRUE
         ORDER BY event_id, state, line FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("event", event).bind("limit", limit));
  }

  /** Reads those who are going, in their order. */
  List<Registration> going(Handle handle, long event, int limit) {
    return registrations.select(
        handle,
        """
        SELECT <columns> FROM events_registrations
         WHERE event_id = :event AND state = 'GOING'
         ORDER BY event_id, state, line FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("event", event).bind("limit", limit));
  }

  /** Counts those who are going and may be named. */
  int countShown(Handle handle, long event) {
    return handle
        .createQuery(
            """
            SELECT COUNT(r.id) FROM events_registrations r
             WHERE r.event_id = :event AND r.state = 'GOING' AND r.shown = TRUE
            """)
        .bind("event", event)
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the members with a registration in a state. */
  List<Long> members(Handle handle, long event, RegistrationState state) {
    return handle
        .createQuery(
            """
            SELECT r.member_id FROM events_registrations r
             WHERE r.event_id = :event AND r.state = :state ORDER BY r.event_id, r.state, r.line
            """)
        .bind("event", event)
        .bind("state", state.name())
        .mapTo(Long.class)
        .list();
  }

  /** Lists the registrations of a member. */
  Slice<Registration> of(Handle handle, long member, ListRequest list) {
    return byEvent.slice(
        handle,
        list,
        "SELECT <columns> FROM events_registrations WHERE member_id = :member AND <after> <order>",
        query -> query.bind("member", member));
  }

  /** Reads registrations of a member, the oldest event first. */
  List<Registration> of(Handle handle, long member, int limit) {
    return registrations.select(
        handle,
        """
        SELECT <columns> FROM events_registrations WHERE member_id = :member
         ORDER BY member_id, event_id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", limit));
  }

  /** Reads registrations of a member who comes, or may yet come. */
  List<Registration> active(Handle handle, long member, int limit) {
    return registrations.select(
        handle,
        """
        SELECT <columns> FROM events_registrations
         WHERE member_id = :member AND state IN ('ASKED', 'WAITING', 'OFFERED', 'GOING')
         ORDER BY member_id, event_id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", limit));
  }
}
