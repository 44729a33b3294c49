package dev.millet.journal;

import dev.millet.journal.Delivery.Outcome;
import java.util.Map;
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
 * by one thread at a time, so that one which hangs or fails keeps no other waiting.
 */
final class Deliveries implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final long[] PAUSES_MILLIS = {50, 200, 800, 2_000};

  private final Function<String, Delivery> make;
  private final Map<String, Runner> runners = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor threads;

  Deliveries(int parallel, Function<String, Delivery> make) {
    this.make = make;
    this.threads =
        new ScheduledThreadPoolExecutor(
            parallel,
            task -> {
              Thread thread = new Thread(task, "journal-delivery");
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Sees to it that these subscriptions are up to date soon. */
  void wake(Set<String> subscriptions) {
    subscriptions.forEach(name -> runners.computeIfAbsent(name, Runner::new).wake());
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
    private final Delivery delivery;
    private boolean scheduled;
    private boolean again;
    private int failed;

    Runner(String name) {
      this.delivery = make.apply(name);
    }

    synchronized void wake() {
      again = true;
      if (!scheduled) {
        scheduled = true;
        schedule(0);
      }
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
        failed = outcome == Outcome.FAILED ? failed + 1 : 0;
        if (outcome == Outcome.FAILED) {
          schedule(PAUSES_MILLIS[Math.min(failed, PAUSES_MILLIS.length) - 1]);
        } else if (outcome == Outcome.MOVED || again) {
          schedule(0);
        } else {
          scheduled = false;
        }
      }
    }

    private Outcome stepSafely() {
      try {
        return delivery.step();
      } catch (RuntimeException e) {
        LOG.warn("a delivery of the journal failed and is tried again", e);
        return Outcome.FAILED;
      }
    }
  }
}
