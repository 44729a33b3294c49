package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.Test;

/** What {@link Database} promises, whatever is behind it. */
public final class DatabaseTest extends WordTable {
  public DatabaseTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whatIsWrittenCanBeRead() {
    database.write(handle -> add(handle, "小米"));
    assertEquals(List.of("小米"), words());
  }

  @Test
  public void aFailedWriteLeavesNothingAndItsExceptionPasses() {
    IllegalStateException failure = new IllegalStateException("no");
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                database.write(
                    handle -> {
                      add(handle, "half");
                      throw failure;
                    })));
    assertEquals(List.of(), words());
  }

  @Test
  public void aCheckedExceptionIsWrapped() {
    IOException failure = new IOException("no");
    DatabaseException thrown =
        assertThrows(
            DatabaseException.class,
            () ->
                database.write(
                    handle -> {
                      throw failure;
                    }));
    assertEquals(Code.WORK, thrown.code());
    assertSame(failure, thrown.getCause());
  }

  @Test
  public void aReadInsideAWriteSeesItsChanges() {
    database.write(
        handle -> {
          add(handle, "mine");
          assertEquals(List.of("mine"), words());
          assertEquals(List.of("mine"), wordsOf(other));
          return null;
        });
  }

  @Test
  public void othersSeeNothingBeforeTheCommit() throws Exception {
    database.write(
        handle -> {
          add(handle, "mine");
          assertEquals(List.of(), onAnotherThread(this::words));
          return null;
        });
    assertEquals(List.of("mine"), words());
  }

  @Test
  public void aWriteInsideAWriteJoinsItWhicheverBundleOpenedIt() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  add(handle, "outer");
                  other.write(inner -> add(inner, "inner"));
                  throw new IllegalStateException("both are undone");
                }));
    assertEquals(List.of(), words());
    database.write(
        handle -> {
          add(handle, "outer");
          return other.write(inner -> add(inner, "inner"));
        });
    assertEquals(List.of("inner", "outer"), words());
  }

  @Test
  public void aFailedPartUndoesTheWholeEvenWhenItIsCaught() {
    DatabaseException thrown =
        assertThrows(
            DatabaseException.class,
            () ->
                database.write(
                    handle -> {
                      add(handle, "outer");
                      try {
                        other.write(
                            inner -> {
                              throw new IllegalStateException("part");
                            });
                      } catch (IllegalStateException e) {
                        return null;
                      }
                      return null;
                    }));
    assertEquals(Code.WORK, thrown.code());
    assertEquals(List.of(), words());
  }

  @Test
  public void jdbisOwnTransactionsJoin() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  handle.useTransaction(inner -> add(inner, "joined"));
                  assertTrue(handle.isInTransaction());
                  throw new IllegalStateException("undone");
                }));
    assertEquals(List.of(), words());
  }

  @Test
  public void aSavepointUndoesAPart() {
    database.write(
        handle -> {
          add(handle, "kept");
          handle.savepoint("part");
          add(handle, "undone");
          handle.rollbackToSavepoint("part");
          return null;
        });
    assertEquals(List.of("kept"), words());
  }

  @Test
  public void aWriteInsideAReadIsATransactionOfItsOwn() {
    database.read(
        handle -> {
          assertEquals(List.of(), words());
          other.write(inner -> add(inner, "now"));
          assertEquals("it is durable at once", List.of("now"), onAnotherThread(this::words));
          return null;
        });
    assertEquals(List.of("now"), words());
  }

  @Test
  public void aReadCannotWrite() {
    assertThrows(RuntimeException.class, () -> database.read(handle -> add(handle, "no")));
    assertEquals(List.of(), words());
  }

  /** Neither an exception nor an Error: nobody may wait for the writer that had its turn then. */
  @Test
  public void whateverTheWorkThrowsTheNextWriterHasItsTurn() {
    DatabaseException failure =
        assertThrows(
            DatabaseException.class,
            () ->
                database.write(
                    handle -> {
                      add(handle, "undone");
                      DatabaseTest.<RuntimeException>sneak(new Throwable("sneaky"));
                      return null;
                    }));
    assertEquals(Code.WORK, failure.code());
    database.write(handle -> add(handle, "next"));
    assertEquals(List.of("next"), wordsElsewhere());
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable thrown) throws X {
    throw (X) thrown;
  }

  @Test
  public void nothingIsLeftOnTheThread() {
    database.write(handle -> add(handle, "a"));
    Handle kept = database.read(handle -> handle);
    assertTrue(kept.isClosed());
    assertThrows(RuntimeException.class, () -> kept.execute("SELECT word FROM spec_words"));
  }

  @Test
  public void aCommitInsideTheWorkIsRefused() {
    assertThrows(RuntimeException.class, () -> database.write(Handle::commit));
    assertThrows(
        RuntimeException.class,
        () ->
            database.write(
                handle -> {
                  handle.getConnection().commit();
                  return null;
                }));
  }

  @Test
  public void aSchemaChangeInsideTheWorkIsRefused() {
    assertThrows(
        RuntimeException.class,
        () -> database.write(handle -> handle.execute("CREATE TABLE spec_more (a INTEGER)")));
  }

  @Test
  public void thirtyTwoThreadsCountOneRowExactly() throws Exception {
    database.write(handle -> add(handle, "hot"));
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        all.add(threads.submit(this::countTwentyTimes));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(
        Long.valueOf(32 * 20),
        database.read(
            handle ->
                handle
                    .createQuery("SELECT count FROM spec_words WHERE word = 'hot'")
                    .mapTo(Long.class)
                    .one()));
  }

  @Test
  public void aHealthyDatabaseSaysSo() {
    assertFalse(test.engine().health().isPresent());
  }

  @Test
  public void theAnswerMayBeNull() {
    assertNull(database.write(handle -> null));
    assertNull(database.<String>read(handle -> null));
  }

  private void countTwentyTimes() {
    for (int i = 0; i < 20; i++) {
      database.write(
          handle -> handle.execute("UPDATE spec_words SET count = count + 1 WHERE word = 'hot'"));
    }
  }
}
