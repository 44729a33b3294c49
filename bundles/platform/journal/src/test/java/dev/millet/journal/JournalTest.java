package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.api.journal.SubscriptionState;
import dev.millet.api.modules.Generation;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class JournalTest {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final TestDatabase test;
  private final Database database;
  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final String type = "test.happened-" + RUNS.incrementAndGet();
  private final String name = "test.subscriber-" + RUNS.get();
  private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
  private JournalCore journal;

  public record Number(int number) {}

  public JournalTest(TestDatabase test) {
    this.test = test;
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    new MigrationRunner(test.engine())
        .apply(
            MigrationFiles.of(
                "test",
                Map.of(
                    "db/0001-effects.sql", "CREATE TABLE test_effects (number INTEGER NOT NULL)"),
                test.dialect()));
    database.write(handle -> handle.execute("DELETE FROM test_effects"));
    journal = new JournalCore(database, generations, 365);
  }

  @After
  public void close() throws Exception {
    journal.deactivate();
  }

  @Test
  public void entriesArriveInTheOrderOfTheirCommits() {
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    append(1, 2, 3);
    append(4);
    awaitSeen(List.of(1, 2, 3, 4));
  }

  @Test
  public void whatIsRolledBackNeverHappened() {
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    append(1);
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  appendInside(2);
                  throw new IllegalStateException("no");
                }));
    append(3);
    awaitSeen(List.of(1, 3));
  }

  @Test
  public void appendingOutsideOfATransactionIsRefused() {
    assertThrows(IllegalStateException.class, () -> appendInside(1));
  }

  @Test
  public void aNewSubscriberThatAsksForOldestGetsWhatWasBefore() {
    append(1);
    generations.activate("reader", subscription(Start.OLDEST, this::remember));
    append(2);
    awaitSeen(List.of(1, 2));
  }

  @Test
  public void theCursorWaitsWhileTheModuleIsAway() {
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    append(1);
    awaitSeen(List.of(1));
    generations.remove("reader");
    append(2);
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    awaitSeen(List.of(1, 2));
  }

  @Test
  public void whatHasNoPositionYetCountsAsBehind() {
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    append(1);
    awaitSeen(List.of(1));
    await(() -> state().lag() == 0);
    long behind =
        database.write(
            handle -> {
              journal.append("test.other", List.of("{}"));
              return state().lag();
            });
    assertEquals(1, behind);
  }

  @Test
  public void typesThatNobodyAskedForArePassedOver() {
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    append(1);
    awaitSeen(List.of(1));
    database.write(
        handle -> {
          journal.append("test.other", List.of("{}"));
          return null;
        });
    await(() -> state().lag() == 0);
    assertEquals(List.of(1), seen);
  }

  @Test
  public void concurrentWritersLoseAndRepeatNothing() throws Exception {
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    await(() -> cursorExists());
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      int base = writer * 100;
      writers.add(new Thread(() -> IntStream.range(base, base + 100).forEach(this::append)));
    }
    writers.forEach(Thread::start);
    for (Thread writer : writers) {
      writer.join();
    }
    await(() -> seen.size() >= 800);
    assertEquals(800, seen.stream().distinct().count());
    assertEquals(800, seen.size());
  }

  @Test
  public void aFailedBatchIsTriedAgainAndItsEffectsHappenOnce() {
    AtomicInteger attempts = new AtomicInteger();
    generations.activate(
        "reader",
        subscription(
            Start.NEWEST,
            batch -> {
              effect(batch);
              if (attempts.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
              }
              remember(batch);
            }));
    append(1);
    await(() -> effects().equals(List.of(1)));
    assertEquals(3, attempts.get());
  }

  @Test
  public void whatKeepsFailingIsSetAsideAndTheRestGoesOn() {
    AtomicBoolean mended = new AtomicBoolean();
    generations.activate(
        "reader",
        subscription(
            Start.NEWEST,
            batch -> {
              for (JournalEntry entry : batch) {
                if (number(entry) == 2 && !mended.get()) {
                  throw new IllegalStateException("two is poison");
                }
              }
              effect(batch);
              remember(batch);
            }));
    append(1, 2, 3);
    await(() -> state().setAside() == 1);
    await(() -> effects().equals(List.of(1, 3)));
    CursorStore.SetAside poison = journal.setAside(name).get(0);
    assertTrue(poison.reason(), poison.reason().contains("two is poison"));

    assertThrows(IllegalStateException.class, () -> journal.replay(name, poison.position()));
    assertEquals(1, state().setAside());
    mended.set(true);
    assertTrue(journal.replay(name, poison.position()));
    assertFalse(journal.replay(name, poison.position()));
    assertEquals(List.of(1, 2, 3), effects());
    assertEquals(0, state().setAside());
  }

  @Test
  public void aSubscriberThatHangsCannotBlockASwitchNorActAfterIt() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    generations.activate("reader", hanging(entered, released, left));
    append(1);
    assertTrue(entered.await(20, TimeUnit.SECONDS));
    Generation next =
        generations.prepare("reader", subscription(Start.NEWEST, batch -> effectAs(100, batch)));
    generations.switchTo(List.of(next));
    released.countDown();
    assertTrue(left.await(20, TimeUnit.SECONDS));
    await(() -> effects().equals(List.of(101)));
    append(2);
    await(() -> effects().equals(List.of(101, 102)));
  }

  /** Reads its batch before the switch, and acts and tries to commit after it. */
  private Subscription hanging(
      CountDownLatch entered, CountDownLatch released, CountDownLatch left) {
    return new Subscription(
        name,
        Set.of(type),
        Start.NEWEST,
        batch -> {
          entered.countDown();
          // Another process, or the time limit of a write, would let the next owner in here.
          if (!claimedByNext(released)) {
            throw new IllegalStateException("nobody switched");
          }
          effect(batch);
          left.countDown();
        });
  }

  private boolean claimedByNext(CountDownLatch released) throws InterruptedException {
    if (!released.await(20, TimeUnit.SECONDS)) {
      return false;
    }
    new CursorStore(database, java.time.Clock.systemUTC()).claim(name, "the next owner", 0);
    return true;
  }

  @Test
  public void aSubscriptionIsForgottenOnlyWithItsEntries() {
    generations.activate("reader", subscription(Start.NEWEST, this::remember));
    append(1);
    awaitSeen(List.of(1));
    assertTrue(journal.isActive(name));
    generations.remove("reader");
    assertFalse(journal.isActive(name));
    assertTrue(journal.forget(name));
    assertFalse(journal.forget(name));
  }

  private Subscription subscription(Start start, BatchHandler handler) {
    return new Subscription(name, Set.of(type), start, handler);
  }

  private void append(int... numbers) {
    // A subscription that starts at the newest entry has to have started.
    await(() -> Delivery.active(generations.table()).isEmpty() || cursorExists());
    database.write(
        handle -> {
          for (int number : numbers) {
            appendInside(number);
          }
          return null;
        });
  }

  private void appendInside(int number) {
    journal.append(type, List.of("{\"number\":" + number + "}"));
  }

  private void remember(List<JournalEntry> batch) {
    batch.forEach(entry -> seen.add(number(entry)));
  }

  private static int number(JournalEntry entry) {
    return entry.payload(Number.class).number();
  }

  private void effect(List<JournalEntry> batch) {
    effectAs(0, batch);
  }

  private void effectAs(int base, List<JournalEntry> batch) {
    database.write(
        handle -> {
          for (JournalEntry entry : batch) {
            handle.execute("INSERT INTO test_effects (number) VALUES (?)", base + number(entry));
          }
          return null;
        });
  }

  private List<Integer> effects() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT number FROM test_effects ORDER BY number")
                .mapTo(Integer.class)
                .list());
  }

  private boolean cursorExists() {
    return journal.states().stream()
        .anyMatch(state -> state.name().equals(name) && state.started());
  }

  private SubscriptionState state() {
    return journal.states().stream()
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void awaitSeen(List<Integer> wanted) {
    await(() -> seen.size() >= wanted.size());
    assertEquals(wanted, seen);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue("waited in vain", System.nanoTime() < deadline);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
