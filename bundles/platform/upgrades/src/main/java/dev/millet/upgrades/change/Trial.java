package dev.millet.upgrades.change;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;

/** One piece of a new version's code, running on a thread of its own, that can be given up. */
final class Trial {

  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  /** The code that runs. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  private enum State {
    RUNNING,
    ENDED,
    ABANDONED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final Work work;
  private final Runnable late;
  private final Thread thread;
  private volatile Throwable failure;
  private volatile long allocated;
  private String place;

  private Trial(ThreadGroup group, String name, Work work, Runnable late) {
    this.work = work;
    this.late = late;
    this.thread = new Thread(group, this::work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  /**
   * Runs, at most so long: what takes longer is interrupted, and what does not heed that is left
   * behind.
   *
   * @param bundle whose code it is
   * @param late what is done, on the trial's thread, when it ends after it was left behind
   */
  static Trial run(
      Bundle bundle, ThreadGroup group, String name, Duration limit, Work work, Runnable late)
      throws InterruptedException {
    Trial trial = new Trial(group, name, work, late);
    trial.thread.start();
    trial.thread.join(Math.max(1, limit.toMillis())); // 0 would be for ever
    if (trial.thread.isAlive()) {
      trial.place = placeOf(trial.thread, bundle);
      trial.thread.interrupt();
      trial.thread.join(AFTER_INTERRUPT.toMillis());
      trial.state.compareAndSet(State.RUNNING, State.ABANDONED);
    }
    return trial;
  }

  private void work() {
    try {
      work.run();
    } catch (Throwable e) { // whatever it is, it is an answer to whether this version is any good
      failure = e;
    }
    allocated = Heap.allocatedHere();
    if (!state.compareAndSet(State.RUNNING, State.ENDED)) {
      late.run();
    }
  }

  /** Whether it took too long. */
  boolean overran() {
    return place != null;
  }

  /** Whether it goes on all the same. */
  boolean isAbandoned() {
    return state.get() == State.ABANDONED;
  }

  /** Where it was when its time was over; null where it ended before. */
  String place() {
    return place;
  }

  /** Returns what it threw; empty where it came to its end. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** How many bytes it has allocated, kept or not. */
  long allocated() {
    return allocated;
  }

  Thread thread() {
    return thread;
  }

  /** Tells in a line where a thread is, and which code of the bundle brought it there. */
  static String placeOf(Thread thread, Bundle bundle) {
    StackTraceElement[] where = thread.getStackTrace();
    if (where.length == 0) {
      return "?";
    }
    for (StackTraceElement each : where) {
      if (bundle.getEntry(each.getClassName().replace('.', '/') + ".class") != null) {
        return each == where[0] ? each.toString() : where[0] + ", called by " + each;
      }
    }
    return where[0].toString();
  }
}
