package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.Subscription.Start;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Parking;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.Test;

/** A subscription goes from one version to the next, and back, at its cursor. */
public final class HandOverTest extends JournalGround {

  private static final int SWITCHES = Sweep.rounds(80, 240);

  public HandOverTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void theNextVersionWaitsForTheBatchOfTheOneBefore() throws Exception {
    Latched old = new Latched();
    begin(old);
    append(1);
    old.awaitEntered();
    activate(subscription(effectAs(2)));
    old.release();
    await(() -> effects().size() == 1);
    append(2);
    await(() -> effects().equals(List.of(1, 2)));
    assertEquals(List.of(1, 2), Effects.versions(database));
  }

  @Test
  public void manySwitchesUnderAStreamOfEntriesMissAndRepeatNothing() throws Exception {
    Generation one = begin(effectAs(1));
    Generation two = register.file(MODULE, subscription(effectAs(2)));
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger appended = new AtomicInteger();
    Thread writer =
        new Thread(
            () -> {
              while (!ended.get()) {
                append(appended.incrementAndGet());
              }
            });
    writer.start();
    Random moments = new Random(7);
    // a switch is followed by a hand-over only where an entry comes before the next switch
    int most = 100 * SWITCHES;
    for (int i = 0; i < SWITCHES || i < most && handOvers() <= SWITCHES / 4; i++) {
      switchTo(i % 2 == 0 ? two : one);
      TimeUnit.MICROSECONDS.sleep(moments.nextInt(60_000));
    }
    ended.set(true);
    writer.join();
    await(() -> effects().size() >= appended.get());
    assertEquals(IntStream.rangeClosed(1, appended.get()).boxed().toList(), effects());
    assertTrue("only " + handOvers() + " hand-overs", handOvers() > SWITCHES / 4);
  }

  private long handOvers() {
    List<Integer> versions = Effects.versions(database);
    return IntStream.range(1, versions.size())
        .filter(i -> !versions.get(i).equals(versions.get(i - 1)))
        .count();
  }

  @Test
  public void whatTheNextVersionCannotHandleIsHandledByTheOneBeforeWhenItIsBack() {
    Generation old = begin(effectAs(1));
    CountDownLatch failed = new CountDownLatch(2 * Attempts.MAX + 1);
    Generation next = activate(subscription(failing(failed)));
    append(1, 2);
    await(() -> failed.getCount() == 0);
    assertEquals(0, state().setAside());
    await(() -> journal.failing(next).orElse("").contains(name));
    assertTrue(journal.failing(next).get(), journal.failing(next).get().contains("with a bug"));
    assertFalse(journal.failing(old).isPresent());
    switchTo(old);
    await(() -> effects().equals(List.of(1, 2)));
    await(() -> journal.failing(next).isEmpty());
    assertEquals(List.of(1, 1), Effects.versions(database));
    assertEquals(0, state().setAside());
  }

  /** The classes of a version that was built against something else. */
  @Test
  public void anErrorOfTheNextVersionIsAFailureAndTheOneBeforeGoesOn() {
    Generation old = begin(effectAs(1));
    CountDownLatch failed = new CountDownLatch(2 * Attempts.MAX + 1);
    Generation next =
        activate(
            subscription(
                batch -> {
                  failed.countDown();
                  throw new NoClassDefFoundError("com/example/Gone");
                }));
    append(1, 2);
    await(() -> failed.getCount() == 0);
    await(() -> journal.failing(next).orElse("").contains("NoClassDefFoundError"));
    assertEquals(Set.of("subscription " + name), next.errors().keySet());
    assertEquals(0, state().setAside());
    switchTo(old);
    await(() -> effects().equals(List.of(1, 2)));
    append(3);
    await(() -> effects().equals(List.of(1, 2, 3)));
  }

  @Test
  public void anErrorThatNobodyElseCanHandleIsSetAsideAndTheOthersGoOn() {
    begin(
        batch -> {
          if (batch.stream().anyMatch(entry -> number(entry) == 2)) {
            throw new StackOverflowError("at the second");
          }
          effectAs(1).handle(batch);
        });
    append(1, 2, 3);
    await(() -> state().setAside() == 1);
    await(() -> effects().equals(List.of(1, 3)));
  }

  /** The control: it is the way back that keeps an entry from being set aside. */
  @Test
  public void whatCannotBeHandledIsSetAsideWhenThereIsNoWayBack() {
    Generation old = begin(effectAs(1));
    CountDownLatch failed = new CountDownLatch(2 * Attempts.MAX + 1);
    activate(subscription(failing(failed)));
    append(1);
    await(() -> failed.getCount() == 0);
    assertEquals(0, state().setAside());
    register.withdraw(old);
    await(() -> state().setAside() == 1);
  }

  @Test
  public void theFailuresOfOneVersionDoNotCountForTheNext() {
    AtomicReference<Generation> old = new AtomicReference<>();
    AtomicInteger tried = new AtomicInteger();
    old.set(
        begin(
            batch -> {
              if (tried.incrementAndGet() == Attempts.MAX - 1) {
                register.withdraw(old.get());
              }
              throw new IllegalStateException("it is tired");
            }));
    AtomicInteger attempts = new AtomicInteger();
    register.file(
        MODULE,
        subscription(
            batch -> {
              if (attempts.incrementAndGet() < Attempts.MAX) {
                throw new IllegalStateException("not yet");
              }
              effectAs(2).handle(batch);
            }));
    append(1);
    await(() -> tried.get() == Attempts.MAX - 1);
    awaitCaughtUp();
    assertEquals(List.of(1), effects());
    assertEquals(0, state().setAside());
  }

  @Test
  public void aParkedModuleIsNotWaitedForByTheOthers() throws Exception {
    Subscription[] many =
        IntStream.range(0, 8)
            .mapToObj(i -> new Subscription(name + i, Set.of(type), Start.NEWEST, batch -> {}))
            .toArray(Subscription[]::new);
    register.activate("parked", many);
    begin(this::remember);
    // what has not begun yet lags behind nothing
    await(() -> IntStream.range(0, 8).allMatch(i -> isStarted(name + i)));
    Duration limit = Duration.ofMinutes(10);
    try (Parking parked = register.generations().park("parked", limit, 100)) {
      append(1);
      awaitSeen(List.of(1));
      assertEquals(0, parked.waiting());
      assertFalse(IntStream.range(0, 8).anyMatch(i -> state(name + i).lag() == 0));
    }
    await(() -> IntStream.range(0, 8).allMatch(i -> state(name + i).lag() == 0));
  }

  private static BatchHandler failing(CountDownLatch failed) {
    return batch -> {
      failed.countDown();
      throw new IllegalStateException("a version with a bug");
    };
  }

  /** Handles a batch when it is let. */
  private final class Latched implements BatchHandler {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void handle(List<JournalEntry> batch) throws Exception {
      entered.countDown();
      assertTrue(released.await(60, TimeUnit.SECONDS));
      effectAs(1).handle(batch);
    }

    void awaitEntered() throws InterruptedException {
      assertTrue(entered.await(60, TimeUnit.SECONDS));
    }

    void release() {
      released.countDown();
    }
  }
}
