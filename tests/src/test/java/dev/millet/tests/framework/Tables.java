package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.tests.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Everything that the embedded database holds, to see whether something changed it. */
public final class Tables {

  /** Where a subscriber or a job has got to moves by itself. */
  private static final Set<String> MOVING =
      Set.of("JOBS_EXECUTIONS", "JOURNAL_CURSORS", "JOURNAL_INBOX");

  /** When a session or token was last used moves with each request. */
  private static final Set<String> CLOCKS = Set.of("SEEN_AT", "USED_AT", "EXPIRES_AT");

  private Tables() {}

  /** The rows of every table, each as text, in an order of their own. */
  public static Map<String, List<String>> all(Database database) {
    return database.read(
        handle -> {
          Map<String, List<String>> tables = new TreeMap<>();
          for (String table : names(handle)) {
            tables.put(table, rows(handle, table));
          }
          return tables;
        });
  }

  /**
   * Runs something hostile and fails where any table is not as it was before. What the journal has
   * yet to number, and what subscribers have yet to handle, is from before.
   */
  public static void unchangedBy(Database database, Runnable hostile) {
    awaitJournal(database);
    Map<String, List<String>> before = all(database);
    hostile.run();
    assertEquals(Map.of(), differences(before, all(database)));
  }

  private static void awaitJournal(Database database) {
    try {
      Await.until(
          () -> waiting(database) == 0,
          () -> waiting(database) + " entries without a place, and subscriptions that lag behind");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the journal numbered its entries", e);
    }
  }

  /** Both at one moment: who has just handled an entry may have appended another one. */
  private static long waiting(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) FROM (
                      SELECT i.id FROM journal_inbox i
                      UNION ALL
                      SELECT c.position FROM journal_cursors c
                       WHERE c.position < (SELECT MAX(e.position) FROM journal_entries e)
                    ) AS waiting
                    """)
                .mapTo(Long.class)
                .one());
  }

  /** The tables that differ, with what is new or gone in them. */
  public static Map<String, Set<String>> differences(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    Map<String, Set<String>> found = new TreeMap<>();
    Set<String> tables = new TreeSet<>(before.keySet());
    tables.addAll(after.keySet());
    for (String table : tables) {
      Set<String> other = new TreeSet<>(after.getOrDefault(table, List.of()));
      Set<String> rows = new TreeSet<>(before.getOrDefault(table, List.of()));
      Set<String> both = new TreeSet<>(rows);
      both.retainAll(other);
      rows.addAll(other);
      rows.removeAll(both);
      if (!rows.isEmpty()) {
        found.put(table, rows);
      }
    }
    return found;
  }

  private static List<String> names(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE'
            """)
        .mapTo(String.class)
        .filter(name -> !MOVING.contains(name))
        .list();
  }

  private static List<String> rows(Handle handle, String table) {
    List<String> rows = new ArrayList<>();
    handle
        .createQuery("SELECT * FROM \"" + table + "\"")
        .mapToMap()
        .forEach(
            row -> {
              row.keySet().removeIf(column -> CLOCKS.contains(column.toUpperCase()));
              rows.add(new TreeMap<>(row).toString());
            });
    rows.sort(null);
    return rows;
  }
}
