package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

public final class GroupCommitTest {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Sandbox sandbox = new Sandbox(folder, new GroupLimits(100, Duration.ofSeconds(60)));

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  @Test
  public void whoeverWaitsSharesOneCommit() throws Exception {
    int before = sandbox.source().commits();
    List<Background> writers = group(List.of("a", "b", "c"));
    for (Background writer : writers) {
      assertNull(writer.end());
    }
    assertEquals(List.of("a", "b", "c", "first"), sandbox.names());
    assertEquals(1, sandbox.source().commits() - before);
  }

  @Test
  public void nobodyIsToldBeforeTheCommit() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    AtomicInteger reached = new AtomicInteger();
    sandbox
        .source()
        .beforeCommit(
            () -> {
              reached.incrementAndGet();
              awaitQuietly(disk);
            });
    List<Background> writers = group(List.of("a", "b"));
    Background.await("the commit", () -> reached.get() == 1);
    for (Background writer : writers) {
      assertFalse("told before the disk had it", writer.isDone());
    }
    assertEquals("readers see only what is committed", List.of(), sandbox.names());
    disk.countDown();
    for (Background writer : writers) {
      assertNull(writer.end());
    }
  }

  @Test
  public void aMemberThatFailsUndoesOnlyItself() throws Exception {
    List<Background> writers = group(List.of("a", "fail", "b"));
    assertNull(writers.get(0).end());
    assertNull(writers.get(1).end());
    assertEquals("fail", writers.get(2).end().getMessage());
    assertNull(writers.get(3).end());
    assertEquals(List.of("a", "b", "first"), sandbox.names());
  }

  @Test
  public void aStatementThatFailsUndoesOnlyItsMember() throws Exception {
    List<Background> writers = group(List.of("a", "a", "b"));
    assertNull(writers.get(1).end());
    assertTrue(writers.get(2).end().getMessage().contains("unique constraint"));
    assertNull(writers.get(3).end());
    assertEquals(List.of("a", "b", "first"), sandbox.names());
  }

  @Test
  public void aFailedCommitFailsEveryMember() throws Exception {
    sandbox
        .source()
        .beforeCommit(
            () -> {
              throw new SQLException("no space left");
            });
    List<Background> writers = group(List.of("a", "b"));
    for (Background writer : writers) {
      DatabaseException failure = (DatabaseException) writer.end();
      assertEquals(Code.UNAVAILABLE, failure.code());
      assertTrue(failure.getMessage(), failure.getMessage().contains("no space left"));
    }
    sandbox.source().beforeCommit(() -> {});
    sandbox.addName("after");
    assertEquals(List.of("after"), sandbox.names());
  }

  @Test
  public void aGroupThatTheDatabaseUndoesRunsAgain() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    sandbox
        .source()
        .beforeCommit(
            () -> {
              if (failures.getAndDecrement() > 0) {
                throw new SQLException("serialization failure", "40001");
              }
            });
    for (Background writer : group(List.of("a", "b"))) {
      assertNull(writer.end());
    }
    assertEquals(List.of("a", "b", "first"), sandbox.names());
  }

  @Test
  public void writersComeInTheOrderInWhichTheyAsked() throws Exception {
    List<String> order = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    List<Background> writers = new ArrayList<>();
    writers.add(Background.run(() -> sandbox.database().write(handle -> awaitQuietly(go))));
    Background.await("the first turn", () -> sandbox.taken());
    for (int i = 0; i < 5; i++) {
      String name = "w" + i;
      int queue = i + 1;
      writers.add(Background.run(() -> sandbox.database().write(handle -> order.add(name))));
      Background.await(name + " in the queue", () -> sandbox.waiting() == queue);
    }
    go.countDown();
    for (Background writer : writers) {
      assertNull(writer.end());
    }
    assertEquals(List.of("w0", "w1", "w2", "w3", "w4"), order);
  }

  @Test
  public void thirtyTwoThreadsCountOneRowExactly() throws Exception {
    List<Background> writers = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      writers.add(
          Background.run(
              () -> {
                for (int j = 0; j < 50; j++) {
                  sandbox
                      .database()
                      .write(
                          handle ->
                              handle.execute("UPDATE counters SET count = count + 1 WHERE id = 1"));
                }
              }));
    }
    for (Background writer : writers) {
      assertNull(writer.end());
    }
    assertEquals(1600L, count());
  }

  @Test
  public void anInterruptedWaiterGivesUpItsPlace() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Background first = Background.run(() -> sandbox.database().write(handle -> awaitQuietly(go)));
    Background.await("the first turn", () -> sandbox.taken());
    Background impatient = Background.run(() -> sandbox.addName("impatient"));
    Background.await("the impatient one", () -> sandbox.waiting() == 1);
    Background patient = Background.run(() -> sandbox.addName("patient"));
    Background.await("the patient one", () -> sandbox.waiting() == 2);
    impatient.interrupt();
    assertEquals(Code.UNAVAILABLE, ((DatabaseException) impatient.end()).code());
    go.countDown();
    assertNull(first.end());
    assertNull(patient.end());
    assertEquals(List.of("patient"), sandbox.names());
  }

  @Test
  public void anInterruptDuringTheTurnWaitsUntilItIsOver() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(DatabaseException.class, () -> sandbox.addName("refused"));
    assertTrue("the interrupt is kept", Thread.interrupted());
    sandbox
        .database()
        .write(
            handle -> {
              Thread.currentThread().interrupt();
              return handle.execute("INSERT INTO names (name) VALUES ('kept')");
            });
    assertTrue("the interrupt is kept", Thread.interrupted());
    assertEquals(List.of("kept"), sandbox.names());
  }

  @Test
  public void anInterruptWhileTheCommitRunsDoesNotHideTheOutcome() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    sandbox.source().beforeCommit(() -> awaitQuietly(disk));
    List<Background> writers = group(List.of("a"));
    Background.await("the commit", () -> sandbox.waiting() == 0 && sandbox.taken());
    writers.get(0).interrupt();
    disk.countDown();
    assertNull(writers.get(0).end());
    assertEquals(List.of("a", "first"), sandbox.names());
  }

  @Test
  public void theEndOfTheTransactionIsThePlatforms() {
    for (String call : List.of("commit", "rollback", "auto")) {
      assertThrows(
          SQLException.class,
          () -> {
            try {
              sandbox
                  .database()
                  .write(
                      handle -> {
                        switch (call) {
                          case "commit" -> handle.getConnection().commit();
                          case "rollback" -> handle.getConnection().rollback();
                          default -> handle.getConnection().setAutoCommit(true);
                        }
                        return null;
                      });
            } catch (DatabaseException e) {
              throw e.getCause();
            }
          });
    }
  }

  @Test
  public void aSchemaChangeInsideAWriteIsRefused() {
    RuntimeException refused =
        assertThrows(
            RuntimeException.class,
            () ->
                sandbox
                    .database()
                    .write(handle -> handle.execute(" -- new\n CREATE TABLE t (a INTEGER)")));
    assertTrue(refused.getMessage(), refused.getMessage().contains("steps in db/"));
  }

  @Test
  public void aSchemaChangeWaitsForTheGroupAndCommitsIt() throws Exception {
    List<Background> writers = group(List.of("a", "b"));
    sandbox
        .engine()
        .alone(
            connection -> connection.createStatement().execute("CREATE TABLE later (a INTEGER)"));
    for (Background writer : writers) {
      assertNull(writer.end());
    }
    assertEquals(List.of("a", "b", "first"), sandbox.names());
  }

  @Test
  public void whoWaitsWhenTheDatabaseClosesIsRefused() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Background first = Background.run(() -> sandbox.database().write(handle -> awaitQuietly(go)));
    Background.await("the first turn", () -> sandbox.taken());
    Background close = Background.run(() -> sandbox.engine().close());
    Background.await("the one that closes", () -> sandbox.waiting() == 1);
    Background late = Background.run(() -> sandbox.addName("late"));
    Background.await("the late one", () -> sandbox.waiting() == 2);
    go.countDown();
    assertNull(first.end());
    assertNull(close.end());
    assertEquals(Code.UNAVAILABLE, ((DatabaseException) late.end()).code());
  }

  /** A first writer whose turn lasts until the others, which write these names, all wait. */
  private List<Background> group(List<String> names) throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<Background> writers = new ArrayList<>();
    writers.add(
        Background.run(
            () ->
                sandbox
                    .database()
                    .write(
                        handle -> {
                          awaitQuietly(go);
                          return handle.execute("INSERT INTO names (name) VALUES ('first')");
                        })));
    Background.await("the first turn", () -> sandbox.taken());
    for (String name : names) {
      int queue = writers.size();
      writers.add(Background.run(() -> write(name)));
      Background.await(name + " in the queue", () -> sandbox.waiting() == queue);
    }
    go.countDown();
    return writers;
  }

  private void write(String name) {
    sandbox
        .database()
        .write(
            handle -> {
              int rows = handle.execute("INSERT INTO names (name) VALUES (?)", name);
              if (name.equals("fail")) {
                throw new IllegalStateException(name);
              }
              return rows;
            });
  }

  private long count() {
    return sandbox
        .database()
        .read(
            handle ->
                handle
                    .createQuery("SELECT count FROM counters WHERE id = 1")
                    .mapTo(Long.class)
                    .one());
  }

  private static Void awaitQuietly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
