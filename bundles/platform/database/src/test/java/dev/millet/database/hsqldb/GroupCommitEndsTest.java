package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;

/** The ends of a turn that are not a plain commit: interrupts, schema changes, the close. */
public final class GroupCommitEndsTest extends GroupCommitGround {

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
}
