package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.modules.Register;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.platform.api.modules.Generation;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A running journal on each database, with the real table of generations. */
@RunWith(Parameterized.class)
public abstract class JournalGround {

  static final String MODULE = "reader";

  private static final long[] PAUSES_MILLIS = {5, 20, 50};

  private static final AtomicInteger RUNS = new AtomicInteger();

  final TestDatabase test;
  final Database database;
  final Register register = new Register();
  final String type = "test.happened-" + RUNS.incrementAndGet();
  final String name = "test.subscriber-" + RUNS.get();

  /** What {@link #remember} was given. */
  final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

  JournalCore journal;

  public record Number(int number) {}

  JournalGround(TestDatabase test) {
    this.test = test;
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public final void open() {
    Effects.prepare(test);
    journal =
        new JournalCore(database, register.generations(), () -> 365, handOver(), PAUSES_MILLIS);
  }

  @After
  public final void close() throws Exception {
    journal.deactivate();
  }

  /** For how long the next version waits for the batch of the one before: for every that ends. */
  Duration handOver() {
    return Duration.ofMinutes(1);
  }

  Subscription subscription(Start start, BatchHandler handler) {
    return new Subscription(name, Set.of(type), start, handler);
  }

  /** A subscription from the newest entry on. */
  Subscription subscription(BatchHandler handler) {
    return subscription(Start.NEWEST, handler);
  }

  /** Makes a version with these subscriptions the active one. */
  Generation activate(Subscription... subscriptions) {
    return register.activate(MODULE, subscriptions);
  }

  /** Makes a version with this subscription the active one, and waits until it has begun. */
  Generation begin(BatchHandler handler) {
    Generation begun = activate(subscription(handler));
    await(() -> isStarted(name));
    return begun;
  }

  void switchTo(Generation next) {
    register.generations().switchTo(List.of(next));
  }

  void takeOut() {
    register.generations().switchTo(List.of(), List.of(MODULE));
  }

  /** Appends in one transaction. */
  void append(int... numbers) {
    append(type, numbers);
  }

  void append(String type, int... numbers) {
    database.write(
        handle -> {
          for (int number : numbers) {
            journal.append(type, List.of("{\"number\":" + number + "}"));
          }
          return null;
        });
  }

  void remember(List<JournalEntry> batch) {
    batch.forEach(entry -> seen.add(number(entry)));
  }

  static int number(JournalEntry entry) {
    return entry.payload(Number.class).number();
  }

  /** Writes what the batch brought into the table of effects, as the given version. */
  BatchHandler effectAs(int version) {
    return batch -> Effects.write(database, version, batch);
  }

  List<Integer> effects() {
    return Effects.numbers(database);
  }

  boolean isStarted(String subscription) {
    return journal.states().stream()
        .anyMatch(state -> state.name().equals(subscription) && state.started());
  }

  SubscriptionState state() {
    return state(name);
  }

  SubscriptionState state(String subscription) {
    return journal.states().stream()
        .filter(state -> state.name().equals(subscription))
        .findFirst()
        .orElseThrow();
  }

  void awaitSeen(List<Integer> wanted) {
    await(() -> seen.size() >= wanted.size());
    assertEquals(wanted, seen);
  }

  void awaitCaughtUp() {
    await(() -> state().lag() == 0);
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
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
