package dev.millet.database.hsqldb;

import static org.junit.Assert.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Something that a test does on a thread of its own. */
final class Background {

  private static final long LIMIT_SECONDS = 30;

  private final Thread thread;
  private volatile Throwable failure;

  private Background(Runnable task) {
    this.thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Throwable e) {
                failure = e;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  static Background run(Runnable task) {
    return new Background(task);
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      assertTrue(what + " did not happen", System.nanoTime() < end);
      Thread.sleep(5);
    }
  }

  boolean isDone() {
    return !thread.isAlive();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for the end; answers what was thrown, or null. */
  Throwable end() throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    assertTrue("it did not end", isDone());
    return failure;
  }
}
