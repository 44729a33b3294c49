package dev.millet.database.hsqldb;

import dev.millet.database.engine.DatabaseThreads;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Tries again and again, more and more seldom, to open files that failed. Thread-safe. */
final class Reopening {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(8);

  private final BooleanSupplier attempt;
  private final AtomicBoolean running = new AtomicBoolean();

  /**
   * Begins nothing yet.
   *
   * @param attempt whether it is done with
   */
  Reopening(BooleanSupplier attempt) {
    this.attempt = attempt;
  }

  /**
   * Begins, where it is not at it already. Asked again by everybody who finds the files closed: a
   * failure in the moment when an attempt ends is not forgotten.
   */
  void begin() {
    if (running.compareAndSet(false, true)) {
      DatabaseThreads.thread(this::run).start();
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    boolean done = false;
    while (!done) {
      LockSupport.parkNanos(pause.toNanos());
      pause = pause.compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      done = attempt.getAsBoolean();
    }
    running.set(false);
  }
}
