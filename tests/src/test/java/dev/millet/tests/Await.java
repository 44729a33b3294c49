package dev.millet.tests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for what comes about on other threads. */
public final class Await {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final long PAUSE_MILLIS = 20;

  private Await() {}

  /**
   * Waits until a condition holds.
   *
   * @param state what to say where it does not come to hold in time
   */
  public static void until(Callable<Boolean> condition, Supplier<?> state)
      throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT + ": " + state.get());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      throw new AssertionError("the condition cannot be told", e);
    }
  }
}
