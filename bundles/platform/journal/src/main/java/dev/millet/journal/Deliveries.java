package dev.millet.journal;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.journal.Delivery.Outcome;
import dev.millet.platform.api.modules.Generation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the deliveries of the active subscriptions on the journal's own threads: each subscription
 * by one thread at a time, so that one which hangs or fails keeps no other waiting. The next
 * generation waits for the batch that the one before is at. A batch that does not end is left
 * behind: the next generation goes on in a thread of its own, and the cursor that it owns by then
 * keeps the batch from committing.
 */
final class Deliveries implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final String THREAD = "journal-delivery";
  private static final Set<Code> NO_WAY_IN = Set.of(Code.INSUFFICIENT_STORAGE, Code.UNAVAILABLE);

  private final Duration patience;
  private final long[] pausesMillis;
  private final Function<String, Delivery> make;
  private final Map<String, Runner> runners = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor threads;

  /**
   * Makes deliveries that wait for {@link #wake}.
   *
   * @param parallel how many threads there are, beside those that do not come back
   * @param patience after how long one does not come back, and a generation that has been replaced
   *     is not waited for any more
   * @param pausesMillis what is waited after the first failure in a row, after the second, and so
   *     on; the last one stays
   */
  Deliveries(
      int parallel, Duration patience, long[] pausesMillis, Function<String, Delivery> make) {
    this.patience = patience;
    this.pausesMillis = pausesMillis;
    this.make = make;
    this.threads =
        new ScheduledThreadPoolExecutor(
            parallel,
            task -> {
              Thread thread = new Thread(task, THREAD);
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Sees to it that these subscriptions are up to date soon. */
  void wake(Set<String> subscriptions) {
    runners.values().forEach(Runner::lendThread);
    subscriptions.forEach(name -> runners.compute(name, this::current).wake());
  }

  /** Returns how far the subscriptions have come that were delivered here, by name. */
  Map<String, Progress> progress() {
    Map<String, Progress> found = new HashMap<>();
    runners.forEach((name, runner) -> found.put(name, runner.delivery.progress()));
    return found;
  }

  /** Returns what a generation does not get on at; empty where there is nothing. */
  Optional<String> stuckAt(Generation generation) {
    return runners.values().stream()
        .map(runner -> runner.delivery.stuckAt(generation))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Runner current(String name, Runner runner) {
    return runner == null || runner.isLeftBehind() ? new Runner(name) : runner;
  }

  /**
   * Changes the number of threads; a delivery that does not end keeps its own, beside the others.
   */
  private synchronized void changeThreads(int by) {
    threads.setCorePoolSize(threads.getCorePoolSize() + by);
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Runner implements Runnable {
    private final String name;
    private final Delivery delivery;
    private boolean lent;
    private boolean leftBehind;
    private boolean scheduled;
    private boolean again;
    private int failed;

    Runner(String name) {
      this.name = name;
      this.delivery = make.apply(name);
    }

    synchronized void wake() {
      again = true;
      if (!scheduled) {
        scheduled = true;
        schedule(0);
      }
    }

    /** Has another thread stand in where this one does not come back. */
    synchronized void lendThread() {
      if (!lent && delivery.isLate(patience)) {
        lent = true;
        changeThreads(1);
        LOG.warn("a batch of subscription {} does not end", name);
      }
    }

    /** Whether the version that does not come back has been replaced: its turn is over then. */
    synchronized boolean isLeftBehind() {
      leftBehind = leftBehind || lent && !delivery.isCurrent();
      return leftBehind;
    }

    private void schedule(long pauseMillis) {
      try {
        threads.schedule(this, pauseMillis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("the journal is closing");
      }
    }

    @Override
    public void run() {
      synchronized (this) {
        again = false;
      }
      Outcome outcome = stepSafely();
      synchronized (this) {
        if (lent) {
          lent = false;
          changeThreads(-1);
        }
        if (leftBehind) {
          return;
        }
        failed = outcome == Outcome.FAILED ? failed + 1 : 0;
        if (outcome == Outcome.FAILED) {
          schedule(pausesMillis[Math.min(failed, pausesMillis.length) - 1]);
        } else if (outcome == Outcome.MOVED || again) {
          schedule(0);
        } else {
          scheduled = false;
        }
      }
    }

    private Outcome stepSafely() {
      // its name stands where somebody waits for those who are inside a version
      Thread.currentThread().setName(THREAD + " " + name);
      try {
        return delivery.step();
      } catch (RuntimeException | Error e) { // else nobody would go on with it, ever
        if (e instanceof DatabaseException closed && NO_WAY_IN.contains(closed.code())) {
          // again and again until there is room, on a disk that has none for stack traces
          LOG.warn("a delivery of the journal is tried again: {}", closed.getMessage());
        } else {
          LOG.warn("a delivery of the journal failed and is tried again", e);
        }
        return Outcome.FAILED;
      } finally {
        Thread.currentThread().setName(THREAD);
      }
    }
  }
}
