package dev.millet.tests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what comes about on other threads. */
public final class Await {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final long SHORTEST_PAUSE_NANOS = 5_000_000;
  private static final long LONGEST_PAUSE_NANOS = 100_000_000;

  private Await() {}

  /**
   * Waits until a condition holds.
   *
   * @param state what to say where it does not come to hold in time
   */
  public static void until(Callable<Boolean> condition, Supplier<?> state)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (!holds(condition)) {
      long waited = System.nanoTime() - begin;
      if (waited > LIMIT.toNanos()) {
        throw new AssertionError("not within " + LIMIT + ": " + state.get());
      }
      pause(waited);
    }
  }

  /** Asks the less often the longer it takes: each look costs the one that is waited for. */
  private static void pause(long waited) throws InterruptedException {
    long wanted = Math.max(SHORTEST_PAUSE_NANOS, waited / 20);
    TimeUnit.NANOSECONDS.sleep(Math.min(wanted, LONGEST_PAUSE_NANOS));
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      throw new AssertionError("the condition cannot be told", e);
    }
  }
}
