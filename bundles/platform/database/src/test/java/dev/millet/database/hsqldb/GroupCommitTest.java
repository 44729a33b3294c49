package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public final class GroupCommitTest extends GroupCommitGround {

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
}
