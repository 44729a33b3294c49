package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Work;
import dev.millet.api.gateway.ProblemException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets two writers meet in the order that is worst for them, every time: the second one begins when
 * the first has done its work and not yet committed, and the first commits when the second has
 * ended or waits for it.
 *
 * <pre>{@code
 * Race.Outcome outcome = new Race(database).run(handle -> comment(42), () -> withdraw(42));
 * assertEquals(409, outcome.second());
 * }</pre>
 */
public final class Race {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Database database;

  /**
   * How a race ended.
   *
   * @param first the status with which the first writer was refused; 200 where it was not
   * @param second the same of the second
   * @param waited whether the second writer waited for the first
   */
  public record Outcome(int first, int second, boolean waited) {}

  public Race(Database database) {
    this.database = database;
  }

  /** Runs both; {@code first} inside a write, {@code second} in another thread. */
  public Outcome run(Work<?> first, Callable<?> second) throws Exception {
    return run(first, second, handle -> null);
  }

  /**
   * Runs both.
   *
   * @param then the rest of the first writer's work, once the second has ended or waits
   */
  public Outcome run(Work<?> first, Callable<?> second, Work<?> then) throws Exception {
    AtomicReference<Second> begun = new AtomicReference<>();
    int firstStatus =
        status(
            () ->
                database.write(
                    handle -> {
                      first.run(handle);
                      begun.set(begin(second));
                      return then.run(handle);
                    }));
    Second other = begun.get();
    if (other == null) {
      throw new AssertionError("the first writer was refused at once: " + firstStatus);
    }
    return new Outcome(firstStatus, other.end(), other.waited());
  }

  /**
   * Starts a second writer, and returns when it has ended or waits. To be called inside a write,
   * where the worst moment lies in the midst of the first writer's work.
   */
  public Second begin(Callable<?> work) {
    Runner runner = new Runner(work);
    runner.start();
    return new Second(runner, waits(runner));
  }

  /** A second writer that was started. */
  public static final class Second {

    private final Runner runner;
    private final boolean waited;

    private Second(Runner runner, boolean waited) {
      this.runner = runner;
      this.waited = waited;
    }

    /** Returns whether it waited for the first. */
    public boolean waited() {
      return waited;
    }

    /** Awaits its end, after the first writer's, and returns its status as in {@link Outcome}. */
    public int end() throws Exception {
      runner.join(LIMIT.toMillis());
      if (runner.isAlive()) {
        runner.interrupt();
        throw new AssertionError("the second writer does not end");
      }
      if (runner.failure instanceof Error error) {
        throw error;
      }
      if (runner.failure instanceof Exception exception) {
        throw exception;
      }
      return runner.status;
    }
  }

  /** Awaits that the second writer has ended, or waits for a lock. */
  private boolean waits(Runner runner) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (runner.isAlive()) {
      if (database.dialect() == Dialect.POSTGRESQL ? isLockAwaited() : isParked(runner)) {
        return true;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("the second writer neither ends nor waits");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    return false;
  }

  /** On the embedded database writers take turns: it waits for the first writer's. */
  private static boolean isParked(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  private boolean isLockAwaited() {
    // Inside the first writer's transaction, whose look at the activity would be kept.
    return database.read(
        handle -> {
          handle.execute("SELECT pg_stat_clear_snapshot()");
          return handle
                  .createQuery(
                      """
                      SELECT COUNT(*) FROM pg_stat_activity
                      WHERE datname = current_database() AND wait_event_type = 'Lock'
                      """)
                  .mapTo(Integer.class)
                  .one()
              > 0;
        });
  }

  private static int status(Callable<?> work) throws Exception {
    try {
      work.call();
      return 200;
    } catch (ProblemException e) {
      return e.problem().status();
    }
  }

  private static final class Runner extends Thread {

    private final Callable<?> work;
    private volatile int status;
    private volatile Throwable failure;

    Runner(Callable<?> work) {
      super("race-second");
      this.work = work;
    }

    @Override
    public void run() {
      try {
        status = Race.status(work);
      } catch (Exception | Error e) {
        // an assertion is one too
        failure = e;
      }
    }
  }
}
