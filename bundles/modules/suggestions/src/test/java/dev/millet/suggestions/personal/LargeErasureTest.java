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
      SELECT (SELECT COUNT(*) FROM suggestions_comments WHERE author_id = :member)
             + (SELECT COUNT(*) FROM suggestions_events WHERE by_id = :member)
             + (SELECT COUNT(*) FROM suggestions_events
                 WHERE kind = 'assigned' AND became = CAST(:member AS VARCHAR(20)))
             + (SELECT COUNT(*) FROM suggestions_comment_revisions WHERE body LIKE '%@gone%')
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
          comments(handle);
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

  private void comments(Handle handle) {
    PreparedBatch comments =
        handle.prepareBatch(
            """
            INSERT INTO suggestions_comments (suggestion_id, author_id, body, created_at)
            VALUES (1, :member, 'said', CURRENT_TIMESTAMP)
            """);
    for (int i = 0; i < ROWS; i++) {
      comments.bind("member", gone).add();
    }
    comments.execute();
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
    handle.execute("DELETE FROM suggestions_comment_revisions WHERE comment_id = 999999");
    handle.execute(
        """
        INSERT INTO suggestions_mentions
          (suggestion_id, comment_id, member_id, handle, by_id, mentioned_at)
        VALUES (1, 999999, ?, 'gone', NULL, CURRENT_TIMESTAMP)
        """,
        gone);
    PreparedBatch revisions =
        handle.prepareBatch(
            """
            INSERT INTO suggestions_comment_revisions (comment_id, version, body, written_at)
            VALUES (999999, :version, 'ask @gone', CURRENT_TIMESTAMP)
            """);
    for (int version = 1; version <= ROWS + 1; version++) {
      revisions.bind("version", version).add();
    }
    revisions.execute();
  }
}
