package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.postgresql.PostgresDatabase;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What is particular to writing on PostgreSQL. */
public final class PostgresWriterTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private String url;
  private Engine engine;

  @Before
  public void open() {
    url = TestPostgres.newDatabase();
    engine = engine(Duration.ofSeconds(60));
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE counters (id INTEGER PRIMARY KEY, count BIGINT)");
            return statement.executeUpdate(
                "INSERT INTO counters (id, count) VALUES (1, 0), (2, 0)");
          }
        });
  }

  @After
  public void close() {
    threads.shutdownNow();
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  public void whoLosesADeadlockRunsAgain() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    Future<?> one = threads.submit(() -> countBoth(1, 2, runs, bothHoldOne));
    Future<?> two = threads.submit(() -> countBoth(2, 1, runs, bothHoldOne));
    one.get();
    two.get();
    assertTrue("the server may undo both", runs.get() > 2);
    assertEquals(List.of(2L, 2L), counts(engine));
  }

  @Test
  public void aTransactionThatTakesTooLongIsCutOffAndItsLocksAreFree() throws Exception {
    Engine strict = strict();
    try {
      CountDownLatch locked = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      Future<?> hung =
          threads.submit(
              () ->
                  new BundleDatabase(strict)
                      .write(
                          handle -> {
                            handle.execute("UPDATE counters SET count = 100 WHERE id = 1");
                            locked.countDown();
                            awaitDeaf(release);
                            return handle.execute("UPDATE counters SET count = 200 WHERE id = 1");
                          }));
      locked.await();
      assertEquals(Integer.valueOf(1), count(engine, 1));
      release.countDown();
      assertEquals(Code.TIMEOUT, failure(hung).code());
      assertEquals(List.of(1L, 0L), counts(strict));
    } finally {
      strict.close();
    }
  }

  @Test
  public void aStatementThatDoesNotEndIsEnded() {
    Engine strict = strict();
    try {
      DatabaseException cut =
          assertThrows(
              DatabaseException.class,
              () ->
                  new BundleDatabase(strict)
                      .write(handle -> handle.execute("SELECT pg_sleep(3600)")));
      assertEquals(Code.TIMEOUT, cut.code());
      assertEquals(Integer.valueOf(1), count(engine, 1));
    } finally {
      strict.close();
    }
  }

  @Test
  public void aReadThatDoesNotEndIsEndedByTheServer() {
    Engine strict = strict();
    try {
      DatabaseException cut =
          assertThrows(
              DatabaseException.class,
              () ->
                  new BundleDatabase(strict)
                      .read(
                          handle ->
                              handle
                                  .createQuery("SELECT CAST(pg_sleep(3600) AS text)")
                                  .mapTo(String.class)
                                  .list()));
      assertEquals(Code.TIMEOUT, cut.code());
    } finally {
      strict.close();
    }
  }

  @Test
  public void aWriteWhoseFailedStatementWasSwallowedIsNotCalledDone() {
    Database database = new BundleDatabase(engine);
    assertThrows(
        RuntimeException.class,
        () ->
            database.write(
                handle -> {
                  handle.execute("UPDATE counters SET count = 5 WHERE id = 1");
                  try {
                    handle.execute("INSERT INTO counters (id, count) VALUES (1, 0)");
                  } catch (RuntimeException e) {
                    return null;
                  }
                  return null;
                }));
    assertEquals(List.of(0L, 0L), counts(engine));
  }

  @Test
  public void aServerThatIsNotThereIsUnhealthy() {
    Options options =
        new Options("db.example.com", 1, Duration.ofSeconds(30), Duration.ofSeconds(30));
    try (Engine gone = PostgresDatabase.open("jdbc:postgresql://127.0.0.1:1/x", "x", "", options)) {
      assertTrue(gone.health().orElse("healthy").startsWith("db.example.com does not answer"));
    }
  }

  private void countBoth(int first, int second, AtomicInteger runs, CyclicBarrier barrier) {
    new BundleDatabase(engine)
        .write(
            handle -> {
              boolean again = runs.incrementAndGet() > 2;
              handle.execute("UPDATE counters SET count = count + 1 WHERE id = ?", first);
              if (!again) {
                barrier.await();
              }
              return handle.execute("UPDATE counters SET count = count + 1 WHERE id = ?", second);
            });
  }

  private static Integer count(Engine engine, int id) {
    return new BundleDatabase(engine)
        .write(handle -> handle.execute("UPDATE counters SET count = count + 1 WHERE id = ?", id));
  }

  private static List<Long> counts(Engine engine) {
    return new BundleDatabase(engine)
        .read(
            handle ->
                handle
                    .createQuery("SELECT count FROM counters ORDER BY id")
                    .mapTo(Long.class)
                    .list());
  }

  private static DatabaseException failure(Future<?> future) throws InterruptedException {
    return (DatabaseException) assertThrows(ExecutionException.class, future::get).getCause();
  }

  /** The same database with little patience. */
  private Engine strict() {
    return engine(Duration.ofSeconds(2));
  }

  private Engine engine(Duration limit) {
    return PostgresDatabase.open(
        url, "", "", new Options("the test database", 5, Duration.ofSeconds(30), limit));
  }

  private static void awaitDeaf(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // deaf, as the worst of writers
      }
    }
  }
}
