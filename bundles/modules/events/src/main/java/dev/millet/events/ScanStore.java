package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The scans in the database. Every method runs in the transaction of the given handle. */
final class ScanStore {

  private final Table<Scan> scans;

  ScanStore(Database database) {
    this.scans = database.table("events_scans", Scan.class).generated("id");
  }

  /**
   * Writes a scan.
   *
   * @param entrance where it was; empty where nobody said
   */
  Scan insert(Handle handle, Scan scan, String entrance) {
    Scan made = scans.insert(handle, scan);
    if (!entrance.isEmpty()) {
      handle
          .createUpdate("UPDATE events_scans SET entrance = :entrance WHERE id = :id")
          .bind("entrance", entrance)
          .bind("id", made.id())
          .execute();
    }
    return made;
  }

  /** Returns where a scan was; empty where nobody said. */
  String entrance(Handle handle, Scan scan) {
    return handle
        .createQuery("SELECT s.entrance FROM events_scans s WHERE s.id = :id")
        .bind("id", scan.id())
        .mapTo(String.class)
        .findFirst()
        .orElse("");
  }

  Optional<Scan> find(Handle handle, long event, String scan) {
    return scans
        .select(
            handle,
            "SELECT <columns> FROM events_scans WHERE event_id = :event AND scan = :scan",
            query -> query.bind("event", event).bind("scan", scan))
        .stream()
        .findFirst();
  }

  /** Counts the people who came in without a ticket. */
  int people(Handle handle, long event) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(s.people), 0) FROM events_scans s WHERE s.event_id = :event
            """)
        .bind("event", event)
        .mapTo(Integer.class)
        .one();
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

  /** Takes the name of a deleted account off the scans that it made, with what it said. */
  void forget(Handle handle, long host) {
    handle
        .createUpdate(
            "UPDATE events_scans SET scanned_by = NULL, reason = NULL WHERE scanned_by = :host")
        .bind("host", host)
        .execute();
  }

  /** Erases what hosts said about somebody. */
  void forgetReasons(Handle handle, Registration about) {
    handle
        .createUpdate(
            """
            UPDATE events_scans SET reason = NULL
             WHERE event_id = :event AND registration_id = :registration AND reason IS NOT NULL
            """)
        .bind("event", about.eventId())
        .bind("registration", about.id())
        .execute();
  }
}
