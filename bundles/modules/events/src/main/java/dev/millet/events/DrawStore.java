package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The draws and the least levels of events in the database. Every method runs in the transaction of
 * the given handle, and those that write under the lock of the event's row.
 */
final class DrawStore {

  private static final int SOME = 100;

  private final Table<Drawing> drawings;
  private final Table<Least> levels;
  private final Table<Told> untold;
  private final Table<Registration> registrations;

  /**
   * The draw of an event, as a row of {@code events_draws}.
   *
   * @param closesAt when registration closes, and it is drawn
   */
  record Drawing(long eventId, Instant closesAt, boolean done) {}

  /** A name on a list that points is to be told of, as a row of {@code events_unnamed}. */
  record Told(long eventId, long memberId, boolean shown) {}

  /** The least level for an event, as a row of {@code events_levels}. */
  record Least(long eventId, int least) {}

  DrawStore(Database database) {
    this.drawings = database.table("events_draws", Drawing.class).key("event_id");
    this.untold = database.table("events_unnamed", Told.class).key("event_id", "member_id");
    this.levels = database.table("events_levels", Least.class).key("event_id");
    this.registrations = database.table("events_registrations", Registration.class);
  }

  Optional<Drawing> find(Handle handle, long event) {
    return drawings.find(handle, event);
  }

  void save(Handle handle, Drawing now) {
    if (!drawings.insertIfAbsent(handle, now)) {
      handle
          .createUpdate(
              "UPDATE events_draws SET closes_at = :closes, done = :done WHERE event_id = :event")
          .bind("closes", now.closesAt())
          .bind("done", now.done())
          .bind("event", now.eventId())
          .execute();
    }
  }

  void delete(Handle handle, long event) {
    drawings.delete(handle, event);
  }

  /** Keeps what points is to be told, in the place of what was kept before. */
  void tellLater(Handle handle, Told now) {
    told(handle, now);
    untold.insert(handle, now);
  }

  /** Returns some of what points is to be told. */
  List<Told> untold(Handle handle) {
    return untold.select(
        handle,
        """
        SELECT <columns> FROM events_unnamed
         ORDER BY event_id, member_id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("limit", SOME));
  }

  /** Forgets what points was told; returns whether it was kept. */
  boolean told(Handle handle, Told done) {
    return untold.delete(handle, done.eventId(), done.memberId());
  }

  /** Forgets what points was to be told about a member. */
  void forget(Handle handle, long member) {
    handle
        .createUpdate("DELETE FROM events_unnamed WHERE member_id = :member")
        .bind("member", member)
        .execute();
  }

  /** Returns an event that is to be drawn. */
  Optional<Long> firstDue(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT d.event_id FROM events_draws d
             WHERE d.done = FALSE AND d.closes_at <= :now
             ORDER BY d.done, d.closes_at FETCH FIRST 1 ROWS ONLY
            """)
        .bind("now", now)
        .mapTo(Long.class)
        .findFirst();
  }

  /** Returns the least level; empty where everybody may register. */
  Optional<Integer> level(Handle handle, long event) {
    return levels.find(handle, event).map(Least::least);
  }

  /**
   * Sets the least level.
   *
   * @param least null for everybody
   */
  void setLevel(Handle handle, long event, Integer least) {
    levels.delete(handle, event);
    if (least != null) {
      levels.insertIfAbsent(handle, new Least(event, least));
    }
  }

  /** Returns those who wait for the draw, in the order in which they registered. */
  List<Registration> asked(Handle handle, long event) {
    return registrations.select(
        handle,
        """
        SELECT <columns> FROM events_registrations
         WHERE event_id = :event AND state = 'ASKED' ORDER BY event_id, state, line
        """,
        query -> query.bind("event", event));
  }

  /** Writes the states and places in line of registrations, in one batch. */
  void saveAll(Handle handle, List<Registration> some) {
    if (some.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE events_registrations SET state = :state, line = :line, changed_at = :at
             WHERE id = :id
            """);
    for (Registration each : some) {
      batch
          .bind("state", each.state().name())
          .bind("line", each.line())
          .bind("at", each.changedAt())
          .bind("id", each.id())
          .add();
    }
    batch.execute();
  }
}
