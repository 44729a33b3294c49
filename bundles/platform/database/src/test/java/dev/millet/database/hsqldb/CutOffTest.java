package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** What becomes of a writer that takes too long, and of the others. */
public final class CutOffTest {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Sandbox sandbox =
      new Sandbox(folder, GroupLimits.DEFAULT).turnLimit(Duration.ofSeconds(3));

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  public void othersGoOnWhileOneHangs() throws Exception {
    Background hung = hangInside(sandbox);
    Background other = Background.run(() -> sandbox.addName("other"));
    assertNull(other.end());
    assertEquals("what it wrote is undone", List.of("other"), sandbox.names());
    release.countDown();
    assertEquals(Code.TIMEOUT, ((DatabaseException) hung.end()).code());
    assertEquals("and stays undone", List.of("other"), sandbox.names());
  }

  /** The control: a turn whose time is not over holds up everybody. */
  @Test
  public void withoutTheCutOffTheOthersAreBlocked() throws Throwable {
    Sandbox patient = new Sandbox(folder, GroupLimits.DEFAULT).turnLimit(Duration.ofHours(1));
    patient.before();
    try {
      Background hung = hangInside(patient);
      Background other = Background.run(() -> patient.addName("other"));
      Background.await("the other in the queue", () -> patient.waiting() == 1);
      // the same moment at which a shorter limit has long cut off
      Background shorter = hangInside(sandbox);
      assertNull(Background.run(() -> sandbox.addName("other")).end());
      assertFalse(other.isDone());
      release.countDown();
      assertNull(hung.end());
      assertNull(other.end());
      assertEquals(Code.TIMEOUT, ((DatabaseException) shorter.end()).code());
      assertEquals(List.of("hung", "other"), patient.names());
    } finally {
      patient.after();
    }
  }

  @Test
  public void whoHasHungCannotActLater() throws Exception {
    AtomicReference<Connection> connection = new AtomicReference<>();
    AtomicReference<PreparedStatement> statement = new AtomicReference<>();
    Background hung =
        Background.run(
            () ->
                sandbox
                    .database()
                    .write(
                        handle -> {
                          connection.set(handle.getConnection());
                          statement.set(
                              connection
                                  .get()
                                  .prepareStatement("INSERT INTO names (name) VALUES ('late')"));
                          awaitDeaf(release);
                          return statement.get().executeUpdate();
                        }));
    Background.await("it hangs", () -> statement.get() != null);
    sandbox.addName("other");
    assertThrows(SQLException.class, () -> statement.get().executeUpdate());
    assertThrows(SQLException.class, () -> connection.get().createStatement());
    release.countDown();
    assertEquals(Code.TIMEOUT, ((DatabaseException) hung.end()).code());
    assertEquals(List.of("other"), sandbox.names());
  }

  @Test
  public void theThreadIsInterruptedAndThenFreeOfThat() throws Exception {
    AtomicReference<Boolean> interruptedAfter = new AtomicReference<>();
    Background sleeper =
        Background.run(
            () -> {
              try {
                sandbox
                    .database()
                    .write(
                        handle -> {
                          Thread.sleep(Duration.ofHours(1).toMillis());
                          return null;
                        });
              } finally {
                interruptedAfter.set(Thread.currentThread().isInterrupted());
              }
            });
    assertEquals(Code.TIMEOUT, ((DatabaseException) sleeper.end()).code());
    assertEquals(false, interruptedAfter.get());
  }

  @Test
  public void membersOfTheGroupBeforeItAreKept() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Background first =
        Background.run(
            () ->
                sandbox
                    .database()
                    .write(
                        handle -> {
                          awaitDeaf(go);
                          return handle.execute("INSERT INTO names (name) VALUES ('first')");
                        }));
    Background.await("the first turn", sandbox::taken);
    Background hung = hang(sandbox);
    Background.await("the hung one in the queue", () -> sandbox.waiting() == 1);
    go.countDown();
    assertNull(first.end());
    release.countDown();
    assertEquals(Code.TIMEOUT, ((DatabaseException) hung.end()).code());
    assertEquals(List.of("first"), sandbox.names());
  }

  @Test
  public void aStatementThatDoesNotEndIsEnded() throws Exception {
    sandbox
        .database()
        .write(
            handle -> {
              var batch = handle.prepareBatch("INSERT INTO names (name) VALUES (?)");
              for (int i = 0; i < 200; i++) {
                batch.bind(0, "n" + i).add();
              }
              return batch.execute();
            });
    Background endless =
        Background.run(
            () ->
                sandbox
                    .database()
                    .write(
                        handle ->
                            handle
                                .createQuery(
                                    """
                                    SELECT COUNT(*) FROM names a, names b, names c, names d, names e
                                    WHERE a.name || b.name || c.name || d.name || e.name = 'x'
                                    """)
                                .mapTo(Long.class)
                                .one()));
    Background.await("the endless one", sandbox::taken);
    Background other = Background.run(() -> sandbox.addName("other"));
    assertNull(other.end());
    assertEquals(Code.TIMEOUT, ((DatabaseException) endless.end()).code());
    assertTrue(sandbox.names().contains("other"));
  }

  /** A writer that has written, and then does not come back until it is released. */
  private Background hang(Sandbox where) throws InterruptedException {
    return hang(where, new CountDownLatch(1));
  }

  /** The same, once it is its turn: whoever comes now comes after it. */
  private Background hangInside(Sandbox where) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    Background hung = hang(where, inside);
    inside.await();
    return hung;
  }

  private Background hang(Sandbox where, CountDownLatch inside) throws InterruptedException {
    return Background.run(
        () ->
            where
                .database()
                .write(
                    handle -> {
                      int rows = handle.execute("INSERT INTO names (name) VALUES ('hung')");
                      inside.countDown();
                      awaitDeaf(release);
                      return rows;
                    }));
  }

  /** Waits and does not listen to interrupts, as the worst of writers. */
  private static void awaitDeaf(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // deaf
      }
    }
  }
}
