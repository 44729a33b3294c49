package dev.millet.suggestions.personal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberDeleted;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A member with very many rows leaves: few of them are changed in one transaction. */
@RunWith(Parameterized.class)
public final class LargeDepartureTest {

  private static final int ROWS = 350;
  private static final int MAX_CHUNK = 100;

  /** Mentions are rewritten, so that each is a row of its own and one of what it said before. */
  private static final String NAMED =
      """
      SELECT (SELECT COUNT(*) FROM suggestions_revisions WHERE author_id = :member)
             + (SELECT COUNT(*) FROM suggestions_events WHERE by_id = :member)
             + (SELECT COUNT(*) FROM suggestions_events
                 WHERE kind = 'assigned' AND became = CAST(:member AS VARCHAR(20)))
             + (SELECT COUNT(*) FROM suggestions_revisions WHERE body LIKE '%@gone%')
             AS named
        FROM suggestions_products
      """;

  private final Desk desk;
  private final long gone;

  public LargeDepartureTest(TestDatabase database) {
    desk = new Desk(database);
    gone = desk.members.add("gone").id();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void seed() {
    desk.clear();
    desk.product("phone");
    desk.database.write(
        handle -> {
          revisions(handle, 1, "said", gone);
          events(handle);
          mention(handle);
          return null;
        });
  }

  @Test
  public void aTransactionChangesFewRowsAndInTheEndNoneIsLeft() throws Exception {
    int before = named();
    assertTrue("the seed names the member " + before + " times", before > 4 * ROWS);
    int chunks = 0;
    boolean done = false;
    while (!done) {
      done = chunk();
      chunks++;
      int now = named();
      assertTrue(before - now + " rows in one transaction", before - now <= MAX_CHUNK);
      before = now;
    }
    assertEquals(0, named());
    assertTrue(chunks + " chunks", chunks > 4 * ROWS / MAX_CHUNK);
  }

  /** What has been told of the entry so far is gone with the process; the rows are not. */
  @Test
  public void whoeverGoesOnFindsWhatIsLeft() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertFalse(departures().handleChunk(entry()));
    }
    int left = named();
    assertTrue(left + " are left", left > 0);
    while (!departures().handleChunk(entry())) {
      assertTrue("it goes on and on", named() <= left);
      left = named();
    }
    assertEquals(0, named());
  }

  private Departures departures() {
    return new Departures(desk.database, new Suggestions(desk.database.dialect()), desk.mentions);
  }

  private boolean chunk() throws Exception {
    Subscription departures =
        desk.contributions(Subscription.class).stream()
            .filter(each -> each.types().contains(MemberDeleted.TYPE))
            .findFirst()
            .orElseThrow();
    return ((ChunkedHandler) departures.handler()).handleChunk(entry());
  }

  private JournalEntry entry() {
    return FakeJournal.entry(1, MemberDeleted.TYPE, new MemberDeleted(gone, Instant.now()));
  }

  private int named() {
    return desk.database.read(
        handle -> handle.createQuery(NAMED).bind("member", gone).mapTo(Integer.class).one());
  }

  private static void revisions(Handle handle, long suggestion, String body, Long author) {
    PreparedBatch revisions =
        handle.prepareBatch(
            """
            INSERT INTO suggestions_revisions (suggestion_id, version, product_id, title, body,
              tags, author_id, written_at)
            VALUES (:suggestion, :version, 1, 'T', :body, '', :author, CURRENT_TIMESTAMP)
            """);
    for (int version = 1; version <= ROWS + 1; version++) {
      revisions
          .bind("suggestion", suggestion)
          .bind("version", version)
          .bind("body", body)
          .bind("author", author)
          .add();
    }
    revisions.execute();
  }

  private void events(Handle handle) {
    PreparedBatch events =
        handle.prepareBatch(
            """
            INSERT INTO suggestions_events (suggestion_id, kind, by_id, happened_at, became)
            VALUES (1, 'assigned', :member, CURRENT_TIMESTAMP, :became)
            """);
    for (int i = 0; i < ROWS; i++) {
      events.bind("member", gone).bind("became", Long.toString(gone)).add();
    }
    events.execute();
  }

  private void mention(Handle handle) {
    handle.execute(
        """
        INSERT INTO mentions_places
          (subject_type, subject_id, member_id, handle, mentioned_at, past)
        VALUES ('suggestion', '999999', ?, 'gone', CURRENT_TIMESTAMP, 0)
        """,
        gone);
    revisions(handle, 999_999, "ask @gone", null);
  }
}
