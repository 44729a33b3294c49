package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Old entries and forgotten subscriptions go a few rows at a time. */
@RunWith(Parameterized.class)
public final class SmallDeletesTest {

  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

  private final Database database;
  private final JournalStore journal;
  private final CursorStore cursors;

  public SmallDeletesTest(TestDatabase test) {
    database = test.database();
    journal = new JournalStore(database, Clock.fixed(NOW, ZoneOffset.UTC));
    cursors = new CursorStore(database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void empty() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM journal_entries");
          handle.execute("DELETE FROM journal_set_aside");
          return handle.execute("DELETE FROM journal_cursors");
        });
  }

  @Test
  public void oldEntriesGoAFewAtATimeButForThoseSetAside() {
    entries(10);
    setAside(3);
    Instant before = NOW.minus(Duration.ofDays(4));
    assertEquals(2, journal.drop(before, 9, 2));
    assertEquals(2, journal.drop(before, 9, 2));
    assertEquals(1, journal.drop(before, 9, 2));
    assertEquals(0, journal.drop(before, 9, 2));
    assertEquals(List.of(3L, 7L, 8L, 9L, 10L), positions("journal_entries"));
  }

  @Test
  public void whatASubscriberHasYetToHandleStays() {
    entries(10);
    assertEquals(4, journal.drop(NOW, 4, 100));
    assertEquals(List.of(5L, 6L, 7L, 8L, 9L, 10L), positions("journal_entries"));
  }

  @Test
  public void aSubscriptionWithVeryManySetAsideIsForgotten() {
    cursors.claim("gone", "somebody", 0);
    cursors.claim("stays", "somebody", 0);
    database.write(
        handle -> {
          PreparedBatch rows =
              handle.prepareBatch(
                  """
                  INSERT INTO journal_set_aside
                    (subscription, position, reason, attempts, set_aside_at)
                  VALUES (:name, :position, 'no', 3, CURRENT_TIMESTAMP)
                  """);
          for (int i = 1; i <= 450; i++) {
            rows.bind("name", "gone").bind("position", i).add();
          }
          rows.bind("name", "stays").bind("position", 451).add();
          return rows.execute();
        });
    assertTrue(cursors.forget("gone"));
    assertFalse(cursors.forget("gone"));
    assertEquals(List.of(451L), positions("journal_set_aside"));
    assertTrue(cursors.find("stays").isPresent());
  }

  /** The first is ten days old, the last one. */
  private void entries(int count) {
    database.write(
        handle -> {
          for (int i = 1; i <= count; i++) {
            handle.execute(
                """
                INSERT INTO journal_entries (position, type, appended_at, payload)
                VALUES (?, 'test.happened', ?, '{}')
                """,
                i,
                NOW.minus(Duration.ofDays(count + 1 - i)).atOffset(ZoneOffset.UTC));
          }
          return null;
        });
  }

  private void setAside(long position) {
    cursors.claim("test", "owner", 0);
    cursors.setAside(new CursorStore.Cursor("test", 0, "owner"), position, "no", 3);
  }

  private List<Long> positions(String table) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT position FROM " + table + " ORDER BY position")
                .mapTo(Long.class)
                .list());
  }
}
