package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.ReadCache;
import dev.millet.database.engine.BundleDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Logger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** What is kept in memory is never older than what was acknowledged. */
public final class ReadCacheTest {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Sandbox sandbox = new Sandbox(folder, GroupLimits.DEFAULT);
  private final List<Integer> reads = new ArrayList<>();
  private Database database;
  private ReadCache<Integer, Long> counters;

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  @Before
  public void cache() {
    database = sandbox.database();
    counters = database.cache("counters", 100);
  }

  private Long read(int id) {
    reads.add(id);
    return stored(id);
  }

  private Long stored(int id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT c.count FROM counters c WHERE c.id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
  }

  private static void count(Database database, ReadCache<Integer, Long> cache) {
    database.write(
        handle -> {
          cache.changed(1);
          return handle.execute("UPDATE counters SET count = count + 1 WHERE id = 1");
        });
  }

  private Long value() {
    return counters.get(1, this::read);
  }

  @Test
  public void aValueIsReadOnce() {
    assertEquals(Long.valueOf(0), value());
    assertEquals(Long.valueOf(0), value());
    assertEquals(List.of(1), reads);
  }

  @Test
  public void whatIsNotThereIsAskedForAgain() {
    assertNull(counters.get(2, this::read));
    database.write(handle -> handle.execute("INSERT INTO counters (id, count) VALUES (2, 7)"));
    assertEquals(Long.valueOf(7), counters.get(2, this::read));
  }

  @Test
  public void onlyWhatIsMissingIsRead() {
    database.write(handle -> handle.execute("INSERT INTO counters (id, count) VALUES (2, 7)"));
    value();
    List<Set<Integer>> asked = new ArrayList<>();
    Function<Set<Integer>, Map<Integer, Long>> read =
        keys -> {
          asked.add(Set.copyOf(keys));
          return Map.of(2, 7L);
        };
    assertEquals(Map.of(1, 0L, 2, 7L), counters.all(List.of(1, 2, 3, 2), read));
    assertEquals(Map.of(1, 0L, 2, 7L), counters.all(List.of(1, 2), read));
    assertEquals(List.of(Set.of(2, 3)), asked);
  }

  @Test
  public void aChangeIsSeenByWhoMadeIt() {
    value();
    count(database, counters);
    assertEquals(Long.valueOf(1), value());
  }

  @Test
  public void aChangeThatNobodyTellsOfIsNotSeen() {
    value();
    database.write(handle -> handle.execute("UPDATE counters SET count = 9 WHERE id = 1"));
    assertEquals("the control of this test", Long.valueOf(0), value());
    counters.changedAll();
    assertEquals(Long.valueOf(9), value());
  }

  @Test
  public void aWriteSeesItsOwnChangeAndNobodyElseDoesBeforeItIsCommitted() {
    value();
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  counters.changed(1);
                  handle.execute("UPDATE counters SET count = 5 WHERE id = 1");
                  assertEquals(Long.valueOf(5), value());
                  throw new IllegalStateException("undone");
                }));
    assertEquals(Long.valueOf(0), value());
  }

  @Test
  public void whatAWriteReadsIsNotKept() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  handle.execute("UPDATE counters SET count = 5 WHERE id = 1");
                  value();
                  throw new IllegalStateException("undone");
                }));
    assertEquals(Long.valueOf(0), value());
  }

  @Test
  public void aValueReadBeforeAChangeIsNotPutAfterIt() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Long> slow =
          thread.submit(
              () ->
                  counters.get(
                      1,
                      id -> {
                        Long before = stored(id);
                        read.countDown();
                        await(changed);
                        return before;
                      }));
      await(read);
      count(database, counters);
      changed.countDown();
      assertEquals(Long.valueOf(0), slow.get());
    } finally {
      thread.shutdownNow();
    }
    assertEquals(Long.valueOf(1), value());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two versions of a module serve side by side while one takes over from the other. */
  @Test
  public void whatOneVersionChangesTheOtherReadsAgain() {
    BundleDatabase older = new BundleDatabase(sandbox.engine());
    ReadCache<Integer, Long> theirs = older.cache("counters", 100);
    value();
    count(older, theirs);
    assertEquals(Long.valueOf(1), value());
    older.close();
    count(database, counters);
    assertEquals(Long.valueOf(2), value());
  }

  @Test
  public void anotherCacheIsLeftAlone() {
    ReadCache<Integer, Long> others = database.cache("others", 100);
    value();
    count(database, others);
    assertEquals(Long.valueOf(0), value());
  }

  @Test
  public void readersAndWritersAtOnceNeverSeeWhatWasBeforeTheirOwnWrite() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    AtomicBoolean done = new AtomicBoolean();
    List<Future<?>> readers = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        readers.add(threads.submit(() -> readUntil(done)));
      }
      Future<?> first = threads.submit(() -> countAndLook(200));
      Future<?> second = threads.submit(() -> countAndLook(200));
      first.get();
      second.get();
      done.set(true);
      for (Future<?> reader : readers) {
        reader.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(Long.valueOf(400), counters.get(1, this::stored));
  }

  private void readUntil(AtomicBoolean done) {
    while (!done.get()) {
      counters.get(1, this::stored);
    }
  }

  private void countAndLook(int times) {
    for (int i = 0; i < times; i++) {
      long mine =
          database.write(
              handle -> {
                counters.changed(1);
                handle.execute("UPDATE counters SET count = count + 1 WHERE id = 1");
                return stored(1);
              });
      long seen = counters.get(1, this::stored);
      assertTrue(seen + " after " + mine, seen >= mine);
    }
  }

  @Test
  public void oneOfSeveralReplaces() {
    Long known = value();
    assertTrue(counters.replace(1, known, 3L));
    assertFalse(counters.replace(1, known, 4L));
    assertEquals(Long.valueOf(3), value());
  }

  /** The commit was seen for a moment, and undone since the log could not be written. */
  @Test
  public void whatWasReadBeforeTheFilesFailedIsReadAgain() throws Exception {
    value();
    assertThrows(
        DatabaseException.class,
        () ->
            sandbox
                .engine()
                .alone(
                    connection -> {
                      Logger.getLogger("hsqldb.db").warning("it could not be written");
                      return null;
                    }));
    reads.clear();
    Background.await("to be read again", this::isRead);
    assertFalse(reads.isEmpty());
  }

  private boolean isRead() {
    try {
      return value() == 0;
    } catch (DatabaseException e) {
      // connections for reading are found dead one by one
      return false;
    }
  }
}
