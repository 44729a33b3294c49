package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Deletes notices, events and links that are older than a year, some at a time. */
final class Tidying {

  private static final Duration KEPT = Duration.ofDays(365);
  private static final int CHUNK = 60;

  private static final String OLD_ITEMS =
      """
      SELECT id FROM notices_items WHERE latest_at < :before
       ORDER BY latest_at, id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String OLD_EVENTS =
      """
      SELECT id FROM notices_events WHERE happened_at < :before
       ORDER BY happened_at, id FETCH FIRST :limit ROWS ONLY
      """;

  private final Database database;
  private final Unsubscribes unsubscribes;

  Tidying(Database database) {
    this.database = database;
    this.unsubscribes = new Unsubscribes(database);
  }

  Job job() {
    return new Job("notices.tidy", Duration.ofDays(1), this::run);
  }

  private Next run(JobRun run) {
    return tidy(database.now().minus(KEPT)) ? Next.LATER : Next.NOW;
  }

  /** Deletes some of what is from before a moment; whether nothing is left. */
  boolean tidy(Instant before) {
    List<Long> items = database.read(handle -> old(handle, OLD_ITEMS, before));
    List<Long> events = database.read(handle -> old(handle, OLD_EVENTS, before));
    return database.write(
        handle -> {
          items.forEach(id -> handle.execute("DELETE FROM notices_items WHERE id = ?", id));
          events.forEach(id -> handle.execute("DELETE FROM notices_events WHERE id = ?", id));
          boolean links = unsubscribes.tidy(handle, before);
          return links && items.size() < CHUNK && events.size() < CHUNK;
        });
  }

  private static List<Long> old(Handle handle, String sql, Instant before) {
    return handle
        .createQuery(sql)
        .bind("before", before)
        .bind("limit", CHUNK)
        .mapTo(Long.class)
        .list();
  }
}
