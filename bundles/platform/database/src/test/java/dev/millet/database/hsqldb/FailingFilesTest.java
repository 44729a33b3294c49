package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** Whoever notices that the files failed: nothing is acknowledged until they are open again. */
public final class FailingFilesTest {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Sandbox sandbox = new Sandbox(folder, new GroupLimits(100, Duration.ofSeconds(60)));

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  private boolean written;

  @Test
  public void aReaderThatFindsThemBrokenClosesThemForWritersToo() throws Exception {
    sandbox.addName("before");
    Writer writer = new Writer("in flight");
    assertEquals(Code.UNAVAILABLE, refusedRead());
    assertEquals(Code.UNAVAILABLE, code(writer.end()));
    awaitOpen();
    assertEquals(List.of("after", "before"), sandbox.names());
  }

  /** A damaged place that is read again and again does not keep everybody from writing. */
  @Test
  public void aReaderClosesThemSeldom() throws Exception {
    assertEquals(Code.UNAVAILABLE, refusedRead());
    awaitOpen();
    Writer writer = new Writer("in flight");
    assertEquals(Code.UNAVAILABLE, refusedRead());
    assertNull(writer.end());
    assertEquals(List.of("after", "in flight"), sandbox.names());
  }

  @Test
  public void aWriterThatFindsThemBrokenTakesItsGroupAlong() throws Exception {
    sandbox.addName("before");
    Writer first = new Writer("first");
    Background second = Background.run(() -> sandbox.addName("second"));
    Background.await("the second", () -> sandbox.waiting() == 1);
    Background broken = Background.run(() -> sandbox.database().write(handle -> fail()));
    Background.await("the third", () -> sandbox.waiting() == 2);
    Background last = Background.run(() -> sandbox.addName("last"));
    Background.await("the last", () -> sandbox.waiting() == 3);
    assertEquals(Code.UNAVAILABLE, code(first.end()));
    assertEquals(Code.UNAVAILABLE, code(second.end()));
    assertEquals(Code.UNAVAILABLE, code(broken.end()));
    assertEquals(Code.UNAVAILABLE, code(last.end()));
    awaitOpen();
    assertEquals(List.of("after", "before"), sandbox.names());
  }

  @Test
  public void aSchemaChangeTellsOfItsOwnFailureFirst() throws Exception {
    IllegalStateException mine =
        assertThrows(
            IllegalStateException.class,
            () ->
                sandbox
                    .engine()
                    .alone(
                        connection -> {
                          Logger.getLogger("hsqldb.db").warning("it could not be written");
                          throw new IllegalStateException("mine");
                        }));
    assertEquals("mine", mine.getMessage());
    awaitOpen();
    assertEquals(List.of("after"), sandbox.names());
  }

  /** The sister: what nobody had to do with the schema change refuses it all the same. */
  @Test
  public void aSchemaChangeIsNotAcknowledgedEither() throws Exception {
    DatabaseException refused =
        assertThrows(
            DatabaseException.class,
            () ->
                sandbox
                    .engine()
                    .alone(
                        connection -> {
                          try (var statement = connection.createStatement()) {
                            statement.execute("CREATE TABLE others (id INTEGER)");
                          }
                          Logger.getLogger("hsqldb.db").warning("it could not be written");
                          return null;
                        }));
    assertEquals(Code.UNAVAILABLE, refused.code());
    awaitOpen();
    assertEquals(
        0,
        (int)
            sandbox
                .database()
                .read(
                    handle ->
                        handle
                            .createQuery(
                                "SELECT COUNT(*) FROM information_schema.tables"
                                    + " WHERE table_name = 'OTHERS'")
                            .mapTo(Integer.class)
                            .one()));
  }

  private Code refusedRead() {
    return assertThrows(DatabaseException.class, () -> sandbox.database().read(handle -> fail()))
        .code();
  }

  /** As HSQLDB tells of a data file that cannot be read or written. */
  private static <T> T fail() {
    throw new IllegalStateException(
        new SQLException("Data File input/output error", "S1000", -466));
  }

  private static Code code(Throwable failure) {
    assertTrue(String.valueOf(failure), failure instanceof DatabaseException);
    return ((DatabaseException) failure).code();
  }

  private void awaitOpen() throws InterruptedException {
    Background.await("to be closed and open again", this::written);
    // connections for reading are found dead one by one
    Background.await("to be read again", this::isRead);
    assertEquals(Optional.empty(), sandbox.engine().health());
  }

  private boolean isRead() {
    try {
      return !sandbox.names().isEmpty();
    } catch (DatabaseException e) {
      return false;
    }
  }

  private boolean written() {
    try {
      if (!written) {
        sandbox.addName("after");
        written = true;
      }
      return true;
    } catch (DatabaseException e) {
      return false;
    }
  }

  /** A writer in the middle of its turn. */
  private final class Writer {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Background thread;

    Writer(String name) throws InterruptedException {
      thread =
          Background.run(
              () ->
                  sandbox
                      .database()
                      .write(
                          handle -> {
                            handle.execute("INSERT INTO names (name) VALUES (?)", name);
                            begun.countDown();
                            return await(go);
                          }));
      begun.await();
    }

    Throwable end() throws InterruptedException {
      go.countDown();
      return thread.end();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
