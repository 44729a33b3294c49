package dev.millet.database.migration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.database.engine.Engine;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** On PostgreSQL tables change while they are read and written, and nobody waits for long. */
public final class PostgresExpandTest {

  private static final AtomicInteger MODULES = new AtomicInteger();

  private final String module = "p" + MODULES.incrementAndGet();
  private final Map<String, String> texts = new TreeMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TestDatabase test = TestDatabase.postgresql();
  private Engine engine;
  private Database database;
  private MigrationRunner runner;

  @Before
  public void open() {
    engine = test.engine();
    database = test.database();
    runner = new MigrationRunner(engine);
    file("0001-things.sql", "CREATE TABLE %s_things (id BIGINT PRIMARY KEY, a VARCHAR(200))");
    runner.apply(files());
    execute(
        """
        INSERT INTO %s_things (id, a)
        SELECT n, repeat('x', 100) || n FROM generate_series(1, 100000) AS n
        """);
  }

  @After
  public void close() {
    threads.shutdownNow();
  }

  @Test
  public void nobodyIsRefusedWhileTablesGrowAndShrink() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong rounds = new AtomicLong();
    List<Future<?>> load = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int own = -1 - i;
      execute("INSERT INTO %s_things (id, a) VALUES (" + own + ", '')");
      load.add(threads.submit(() -> loop(over, rounds, () -> update(own))));
      load.add(threads.submit(() -> loop(over, rounds, () -> read(own))));
    }
    await("the load", () -> rounds.get() > 100);
    file("0002-b.sql", "ALTER TABLE %s_things ADD COLUMN b INTEGER DEFAULT 1");
    file("0003-by-a.sql", "CREATE INDEX %s_by_a ON %1$s_things (a)");
    file("0004-by-b.sql", "CREATE INDEX %s_by_b ON %1$s_things (b, id DESC)");
    runner.apply(files());
    file("contract/0005-by-a.sql", "DROP INDEX %s_by_a");
    file("contract/0006-b.sql", "ALTER TABLE %s_things ALTER COLUMN b SET NOT NULL");
    file("contract/0007-b.sql", "ALTER TABLE %s_things DROP COLUMN b");
    assertEquals(3, runner.contraction().apply(files(), files()).size());
    over.set(true);
    for (Future<?> each : load) {
      each.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  public void readersAreLetThroughWhileAStepWaitsForALongTransaction() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Future<?> holder = holding(release);
    file("0002-b.sql", "ALTER TABLE %s_things ADD COLUMN b INTEGER");
    Future<?> step = threads.submit(() -> runner.apply(files()));
    await("the step waits", this::stepWaits);
    threads.submit(() -> read(1)).get(30, TimeUnit.SECONDS);
    assertFalse("the long transaction goes on", holder.isDone());
    release.countDown();
    holder.get(30, TimeUnit.SECONDS);
    step.get(60, TimeUnit.SECONDS);
    assertEquals(List.of(), runner.pending(files()));
  }

  /**
   * The control: a step that waits for as long as it takes has everybody behind it wait as long.
   */
  @Test
  public void withoutALimitReadersPileUpBehindTheStep() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Future<?> holder = holding(release);
    file("0002-b.sql", "ALTER TABLE %s_things ADD COLUMN b INTEGER");
    MigrationFile file = files().files().get(1);
    PostgresSteps unlimited =
        new PostgresSteps(new StepLedger(), new LockPatience(Duration.ZERO, 1, Duration.ZERO));
    Future<?> step =
        threads.submit(
            () ->
                engine.alone(
                    connection -> {
                      try {
                        unlimited.apply(
                            connection,
                            List.of(new StepApplier.Planned(file, false)),
                            planned -> {});
                      } catch (StepApplier.StepFailure e) {
                        throw new IllegalStateException(e);
                      }
                      return null;
                    }));
    await("the step waits", this::stepWaits);
    Future<?> reader = threads.submit(() -> read(1));
    assertThrows(TimeoutException.class, () -> reader.get(3, TimeUnit.SECONDS));
    release.countDown();
    holder.get(30, TimeUnit.SECONDS);
    step.get(30, TimeUnit.SECONDS);
    reader.get(30, TimeUnit.SECONDS);
  }

  @Test
  public void anIndexWhoseBuildingWasCutOffIsBuiltAgain() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Future<?> holder = holding(release);
    file("0002-by-a.sql", "CREATE INDEX %s_by_a ON %1$s_things (a)");
    Future<?> step = threads.submit(() -> runner.apply(files()));
    await("the building waits for the writer", () -> count(BUILDING) == 1);
    execute("SELECT pg_terminate_backend(pid) FROM (" + BUILDING + ") AS building");
    ExecutionException failed = assertThrows(ExecutionException.class, step::get);
    assertTrue(failed.toString(), failed.getCause() instanceof DatabaseException);
    assertEquals("what it left", 1, count(INDEX + " AND NOT i.indisvalid"));
    assertEquals(1, runner.pending(files()).size());
    release.countDown();
    holder.get(30, TimeUnit.SECONDS);
    assertEquals(1, runner.apply(files()).size());
    assertEquals(1, count(INDEX + " AND i.indisvalid"));
    assertEquals(1, count(INDEX));
  }

  private static final String BUILDING =
      """
      SELECT pid FROM pg_stat_activity
      WHERE query LIKE 'CREATE INDEX CONCURRENTLY %s_by_a%%' AND wait_event_type = 'Lock'
      """;

  private static final String INDEX =
      """
      SELECT c.oid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE c.relname LIKE '%s_by_a%%'
      """;

  /** A transaction that has written and stays open. */
  private Future<?> holding(CountDownLatch release) throws InterruptedException {
    CountDownLatch holds = new CountDownLatch(1);
    Future<?> holder =
        threads.submit(
            () ->
                database.write(
                    handle -> {
                      handle.execute(named("UPDATE %s_things SET a = 'held' WHERE id = 7"));
                      holds.countDown();
                      return release.await(25, TimeUnit.SECONDS);
                    }));
    assertTrue(holds.await(20, TimeUnit.SECONDS));
    return holder;
  }

  private boolean stepWaits() {
    return count(
            """
            SELECT l.pid FROM pg_locks l
            WHERE l.relation = to_regclass('%s_things') AND NOT l.granted
            """)
        == 1;
  }

  private void loop(AtomicBoolean over, AtomicLong rounds, Runnable once) {
    while (!over.get()) {
      once.run();
      rounds.incrementAndGet();
    }
  }

  private void update(int id) {
    assertEquals(1, execute("UPDATE %s_things SET a = a || '' WHERE id = " + id));
  }

  private int read(int id) {
    return count("SELECT a FROM %s_things WHERE id = " + id);
  }

  private int count(String query) {
    return database.read(
        handle -> handle.createQuery(named(query)).mapTo(String.class).list().size());
  }

  private void file(String name, String sql) {
    texts.put("db/" + name, named(sql));
  }

  private ModuleSteps files() {
    return MigrationFiles.of(module, texts, test.dialect());
  }

  private int execute(String sql) {
    return database.write(handle -> handle.execute(named(sql)));
  }

  private String named(String sql) {
    return sql.formatted(module);
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(what, System.nanoTime() < end);
      Thread.sleep(2);
    }
  }
}
