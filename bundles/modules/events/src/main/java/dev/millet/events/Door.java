package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets people in. A ticket is good once: whoever comes second is refused, and told when and by whom
 * the first was let in. A scan has a name, so that one that was kept without a network and is sent
 * again is counted once.
 */
final class Door {

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final EventJournal journal;
  private final Table<Scan> scans;

  Door(Database database, Guard guard, Stores stores, EventJournal journal) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.journal = journal;
    this.scans = database.table("events_scans", Scan.class).generated("id");
  }

  /**
   * The end of a scan.
   *
   * @param registration whose ticket it is; null where it is none
   * @param ticket as it was before the scan; null where it is none
   */
  record Outcome(Scan scan, Registration registration, Ticket ticket) {}

  Outcome scan(long event, long host, NewScan typed) {
    return database.write(
        handle -> {
          guard.memberActive(host);
          stores.events().lock(handle, event).orElseThrow();
          Optional<Scan> before = find(handle, event, typed.scan());
          Ticket ticket =
              stores.tickets().byCode(handle, event, TicketCodes.read(typed.code())).orElse(null);
          Registration whose =
              ticket == null
                  ? null
                  : stores.registrations().find(handle, ticket.registrationId()).orElse(null);
          if (before.isPresent()) {
            return new Outcome(before.get(), whose, ticket);
          }
          Instant now = database.now();
          Instant at = typed.at() == null || typed.at().isAfter(now) ? now : typed.at();
          Scan.Result result = result(whose, ticket);
          Scan made =
              scans.insert(
                  handle,
                  new Scan(
                      0, event, typed.scan(), whose == null ? null : whose.id(), result, at, host));
          if (result == Scan.Result.IN) {
            stores.tickets().enter(handle, ticket, at, host);
            journal.attended(whose, at);
          }
          return new Outcome(made, whose, ticket);
        });
  }

  private static Scan.Result result(Registration whose, Ticket ticket) {
    if (whose == null) {
      return Scan.Result.UNKNOWN;
    }
    return ticket.enteredAt() == null ? Scan.Result.IN : Scan.Result.ALREADY;
  }

  private Optional<Scan> find(Handle handle, long event, String scan) {
    return scans
        .select(
            handle,
            "SELECT <columns> FROM events_scans WHERE event_id = :event AND scan = :scan",
            query -> query.bind("event", event).bind("scan", scan))
        .stream()
        .findFirst();
  }

  /** Reads the last scans of an event, the latest first. */
  List<Scan> last(Handle handle, long event, int limit) {
    return scans.select(
        handle,
        """
        SELECT <columns> FROM events_scans WHERE event_id = :event
         ORDER BY id DESC FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("event", event).bind("limit", limit));
  }

  /** Takes the name of a deleted account off the scans that it made. */
  void forget(Handle handle, long host) {
    handle
        .createUpdate("UPDATE events_scans SET scanned_by = NULL WHERE scanned_by = :host")
        .bind("host", host)
        .execute();
    stores.tickets().forget(handle, host);
  }
}
