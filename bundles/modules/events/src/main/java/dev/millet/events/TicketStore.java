package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tickets in the database. Every method runs in the transaction of the given handle. */
final class TicketStore {

  private final Table<Ticket> tickets;

  TicketStore(Database database) {
    this.tickets = database.table("events_tickets", Ticket.class).key("registration_id");
  }

  /** Makes the ticket of somebody who is going, unless they have one. */
  void issue(Handle handle, Registration going) {
    tickets.insertIfAbsent(handle, fresh(going));
  }

  /** Makes the tickets of those who are going, unless they have one. */
  void issueAll(Handle handle, List<Registration> going) {
    tickets.insertAbsent(handle, going.stream().map(TicketStore::fresh).toList());
  }

  private static Ticket fresh(Registration going) {
    return new Ticket(going.id(), going.eventId(), TicketCodes.fresh(), null, null, null, null);
  }

  void revoke(Handle handle, long registration) {
    tickets.delete(handle, registration);
  }

  Optional<Ticket> find(Handle handle, long registration) {
    return tickets.find(handle, registration);
  }

  Optional<Ticket> byCode(Handle handle, long event, String code) {
    return tickets
        .select(
            handle,
            "SELECT <columns> FROM events_tickets WHERE event_id = :event AND code = :code",
            query -> query.bind("event", event).bind("code", code))
        .stream()
        .findFirst();
  }

  /** Reads the tickets of an event. */
  List<Ticket> of(Handle handle, long event, int limit) {
    return tickets.select(
        handle,
        """
        SELECT <columns> FROM events_tickets WHERE event_id = :event
         ORDER BY event_id, code FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("event", event).bind("limit", limit));
  }

  /**
   * Writes that the holder of a ticket came in; under the lock of the event's row.
   *
   * @param through the entrance; null where nobody said
   */
  void enter(Handle handle, Ticket ticket, Instant at, Long by, String through) {
    handle
        .createUpdate(
            """
            UPDATE events_tickets SET entered_at = :at, entered_by = :by, entered_through = :through,
                   left_at = NULL
             WHERE registration_id = :registration
            """)
        .bind("at", at)
        .bind("by", by)
        .bind("through", through)
        .bind("registration", ticket.registrationId())
        .execute();
  }

  /** Writes that the holder of a ticket left; under the lock of the event's row. */
  void leave(Handle handle, Ticket ticket, Instant at) {
    handle
        .createUpdate(
            "UPDATE events_tickets SET left_at = :at WHERE registration_id = :registration")
        .bind("at", at)
        .bind("registration", ticket.registrationId())
        .execute();
  }

  /** Counts the people who are in with a ticket, guests included. */
  int entered(Handle handle, long event) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(1 + r.guests), 0)
              FROM events_tickets t
              JOIN events_registrations r ON r.id = t.registration_id
             WHERE t.event_id = :event AND t.entered_at IS NOT NULL AND t.left_at IS NULL
            """)
        .bind("event", event)
        .mapTo(Integer.class)
        .one();
  }

  /** Counts the people who came with a ticket, guests and those who left again included. */
  int arrived(Handle handle, long event) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(1 + r.guests), 0)
              FROM events_tickets t
              JOIN events_registrations r ON r.id = t.registration_id
             WHERE t.event_id = :event AND t.entered_at IS NOT NULL
            """)
        .bind("event", event)
        .mapTo(Integer.class)
        .one();
  }

  /** Takes the name of a deleted account off the tickets that it has scanned. */
  void forget(Handle handle, long host) {
    handle
        .createUpdate("UPDATE events_tickets SET entered_by = NULL WHERE entered_by = :host")
        .bind("host", host)
        .execute();
  }
}
