package dev.millet.suggestions.page;

import dev.millet.api.database.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Counts the drafts that are kept: one row for each network and day of making, and one for all
 * networks. To count the drafts themselves would read their texts inside the only writer's
 * transaction. A count that is wrong ends with its day.
 */
final class DraftCounts {

  /** Stands for all networks; no address is empty. */
  static final String ALL = "";

  private static final String INSERT_HSQLDB =
      """
      INSERT INTO suggestions_draft_counts (network, day_number, kept) VALUES (:network, :day, 1)
      """;

  private static final String INSERT_POSTGRESQL =
      """
      INSERT INTO suggestions_draft_counts (network, day_number, kept) VALUES (:network, :day, 1)
      ON CONFLICT (network, day_number)
      DO UPDATE SET kept = suggestions_draft_counts.kept + 1
      """;

  private final Dialect dialect;

  DraftCounts(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Returns the day that something of a moment is counted under. */
  static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), TimeUnit.DAYS.toSeconds(1));
  }

  /**
   * Counts one more, and returns how many there are of today and yesterday, this one included.
   * Holds the row of today, so that who counts at the same time waits and sees this one.
   */
  int add(Handle handle, String network, long day) {
    if (!change(handle, network, day, 1)) {
      String insert = dialect == Dialect.POSTGRESQL ? INSERT_POSTGRESQL : INSERT_HSQLDB;
      handle.createUpdate(insert).bind("network", network).bind("day", day).execute();
    }
    return count(handle, network, day);
  }

  private static int count(Handle handle, String network, long day) {
    return handle
        .createQuery(
            """
            SELECT n.kept FROM suggestions_draft_counts n
             WHERE n.network = :network AND n.day_number >= :first AND n.day_number <= :day
            """)
        .bind("network", network)
        .bind("first", day - 1)
        .bind("day", day)
        .mapTo(Integer.class)
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Counts one less of those that were made on a day. */
  void subtract(Handle handle, String network, long day) {
    change(handle, ALL, day, -1);
    change(handle, network, day, -1);
  }

  private static boolean change(Handle handle, String network, long day, int by) {
    return handle
            .createUpdate(
                """
                UPDATE suggestions_draft_counts SET kept = kept + :by
                 WHERE network = :network AND day_number = :day
                """)
            .bind("by", by)
            .bind("network", network)
            .bind("day", day)
            .execute()
        == 1;
  }

  /** Drops counts of days that no living draft is of, at most so many, and returns how many. */
  int dropBefore(Handle handle, long day, int limit) {
    List<String[]> old =
        handle
            .createQuery(
                """
                SELECT n.network, n.day_number FROM suggestions_draft_counts n
                 WHERE n.day_number < :day
                 ORDER BY n.day_number LIMIT :limit
                """)
            .bind("day", day)
            .bind("limit", limit)
            .map((row, context) -> new String[] {row.getString(1), row.getString(2)})
            .list();
    for (String[] each : old) {
      handle
          .createUpdate(
              """
              DELETE FROM suggestions_draft_counts WHERE network = :network AND day_number = :day
              """)
          .bind("network", each[0])
          .bind("day", Long.parseLong(each[1]))
          .execute();
    }
    return old.size();
  }
}
