package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.search.SearchFeed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The events in the database. Every method runs in the transaction of the given handle. */
final class EventStore {

  private static final int SOME = 100;

  private final Table<Event> events;
  private final Table<Host> hosts;
  private final Keyset<Event> soonest;
  private final Keyset<Event> latest;
  private final SearchFeed search;

  /** A host of an event. */
  record Host(long eventId, long memberId) {}

  EventStore(Database database, SearchFeed search) {
    this.search = search;
    this.events = database.table("events_events", Event.class).generated("id").versioned("version");
    this.hosts = database.table("events_hosts", Host.class).key("event_id", "member_id");
    this.soonest = events.keyset("events").within("state").ascending("time_starts_at", "id");
    this.latest = events.keyset("past-events").within("state").descending("time_starts_at", "id");
  }

  Event insert(Handle handle, Event event) {
    Event made = events.insert(handle, event);
    search.changed(made.id());
    return made;
  }

  Optional<Event> find(Handle handle, long id) {
    return events.find(handle, id);
  }

  /** Finds an event whose places nobody else gives, and which nobody else changes, meanwhile. */
  Optional<Event> lock(Handle handle, long id) {
    return events.lock(handle, id);
  }

  /**
   * Changes an event.
   *
   * @throws dev.millet.api.gateway.ProblemException 412 where it changed since it was read
   */
  Event update(Handle handle, Event event) {
    search.changed(event.id());
    return events.update(handle, event);
  }

  List<Event> find(Handle handle, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : events.select(
            handle,
            "SELECT <columns> FROM events_events WHERE id IN (<ids>) ORDER BY time_starts_at, id",
            query -> query.bindList("ids", List.copyOf(ids)));
  }

  /** Lists published events. */
  Slice<Event> list(Handle handle, EventFilter filter, ListRequest list, Instant now) {
    return filter.past() ? past(handle, filter, list, now) : upcoming(handle, filter, list, now);
  }

  private Slice<Event> upcoming(Handle handle, EventFilter filter, ListRequest list, Instant now) {
    return soonest.slice(
        handle,
        list,
        """
        SELECT <columns> FROM events_events
         WHERE state = 'PUBLISHED' AND time_ends_at > :now
           AND time_starts_at >= :from AND time_starts_at < :to
           AND (:anywhere OR place_city = :city) AND <after>
         <order>
        """,
        query ->
            query
                .bind("now", now)
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("anywhere", filter.city() == null)
                .bind("city", filter.city()));
  }

  private Slice<Event> past(Handle handle, EventFilter filter, ListRequest list, Instant now) {
    return latest.slice(
        handle,
        list,
        """
        SELECT <columns> FROM events_events
         WHERE state = 'PUBLISHED' AND time_ends_at <= :now
           AND time_starts_at >= :from AND time_starts_at < :to
           AND (:anywhere OR place_city = :city) AND <after>
         <order>
        """,
        query ->
            query
                .bind("now", now)
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("anywhere", filter.city() == null)
                .bind("city", filter.city()));
  }

  /** Reads published and cancelled events that begin after a moment, for a calendar. */
  List<Event> announced(Handle handle, Long city, Instant from, int limit) {
    return events.select(
        handle,
        """
        SELECT <columns> FROM events_events
         WHERE state IN ('PUBLISHED', 'CANCELLED') AND time_starts_at >= :from
           AND (:anywhere OR place_city = :city)
         ORDER BY time_starts_at, id FETCH FIRST :limit ROWS ONLY
        """,
        query ->
            query
                .bind("from", from)
                .bind("anywhere", city == null)
                .bind("city", city)
                .bind("limit", limit));
  }

  /** Reads the published events that begin between two moments. */
  List<Event> beginning(Handle handle, Instant from, Instant to) {
    return events.select(
        handle,
        """
        SELECT <columns> FROM events_events
         WHERE state = 'PUBLISHED' AND time_starts_at > :from AND time_starts_at <= :to
         ORDER BY time_starts_at, id
        """,
        query -> query.bind("from", from).bind("to", to));
  }

  /** Reads the proposals that the team has yet to decide about, the soonest first. */
  List<Event> proposed(Handle handle) {
    return events.select(
        handle,
        """
        SELECT <columns> FROM events_events WHERE state = 'PROPOSED'
         ORDER BY time_starts_at, id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("limit", SOME));
  }

  /** Reads the events that a member hosts, the latest first. */
  List<Event> hostedBy(Handle handle, long member) {
    return events.select(
        handle,
        """
        SELECT <columns> FROM events_events
         WHERE id IN (SELECT h.event_id FROM events_hosts h WHERE h.member_id = :member)
         ORDER BY time_starts_at DESC, id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", SOME));
  }

  /** Returns the ids of events that a member made and moderators did not hide. */
  List<Long> madeBy(Handle handle, long member, int limit) {
    return handle
        .createQuery(
            """
            SELECT e.id FROM events_events e
             WHERE e.made_by = :member AND e.state NOT IN ('HIDDEN', 'REMOVED')
             ORDER BY e.id FETCH FIRST :limit ROWS ONLY
            """)
        .bind("member", member)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  /** Counts the published events of a city that have begun. */
  int begun(Handle handle, long city, Instant now) {
    return handle
        .createQuery(
            """
            SELECT COUNT(e.id) FROM events_events e
             WHERE e.place_city = :city AND e.time_starts_at <= :now AND e.state = 'PUBLISHED'
            """)
        .bind("city", city)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  void addHost(Handle handle, long event, long member) {
    hosts.insertIfAbsent(handle, new Host(event, member));
  }

  void removeHost(Handle handle, long event, long member) {
    hosts.delete(handle, event, member);
  }

  /** Returns the ids of the hosts of an event, the first to be one first. */
  List<Long> hosts(Handle handle, long event) {
    return hosts
        .select(
            handle,
            "SELECT <columns> FROM events_hosts WHERE event_id = :event ORDER BY member_id",
            query -> query.bind("event", event))
        .stream()
        .map(Host::memberId)
        .toList();
  }

  boolean isHost(Handle handle, long event, long member) {
    return hosts.find(handle, event, member).isPresent();
  }

  /** Takes a deleted account off events: one without a host is the team's. */
  void forget(Handle handle, long member) {
    handle
        .createUpdate("DELETE FROM events_hosts WHERE member_id = :member")
        .bind("member", member)
        .execute();
    handle
        .createUpdate("UPDATE events_events SET made_by = NULL WHERE made_by = :member")
        .bind("member", member)
        .execute();
  }
}
