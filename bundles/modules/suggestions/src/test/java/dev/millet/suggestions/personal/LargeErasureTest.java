package dev.millet.suggestions.personal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.MemberData;
import dev.millet.suggestions.Desk;
import dev.millet.testing.TestDatabase;
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
public final class LargeErasureTest {

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
        FROM products_products
      """;

  private final Desk desk;
  private final long gone;

  public LargeErasureTest(TestDatabase database) {
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

  /** The progress within the entry is gone with the process; the changed rows are not. */
  @Test
  public void whoeverGoesOnFindsWhatIsLeft() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertFalse(chunk());
    }
    int left = named();
    assertTrue(left + " are left", left > 0);
    while (!chunk()) {
      assertTrue("it goes on and on", named() <= left);
      left = named();
    }
    assertEquals(0, named());
  }

  private boolean chunk() throws Exception {
    MemberData data = desk.contributions(MemberData.class).get(0);
    return desk.database.write(handle -> data.erasure().eraseSome(gone));
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
