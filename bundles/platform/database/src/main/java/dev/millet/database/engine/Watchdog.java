package dev.millet.database.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after turns and cuts off those that take too long. Thread-safe. */
public final class Watchdog implements AutoCloseable {

  /** Takes the connection away from a turn; is called again until it succeeds. */
  @FunctionalInterface
  public interface CutOff {
    void run(Turn turn) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration MAX_LOOK = Duration.ofMillis(250);

  private final Map<Turn, CutOff> turns = new ConcurrentHashMap<>();
  private final Thread thread = DatabaseThreads.thread(this::look);
  private final long nanosBetweenLooks;
  private volatile boolean closed;

  /** Looks often enough that a turn takes at most an eighth more than the limit. */
  public Watchdog(Duration limit) {
    this.nanosBetweenLooks = Math.min(MAX_LOOK.toNanos(), limit.toNanos() / 8);
    thread.start();
  }

  public void watch(Turn turn, CutOff cutOff) {
    turns.put(turn, cutOff);
  }

  public void forget(Turn turn) {
    turns.remove(turn);
  }

  private void look() {
    while (!closed) {
      LockSupport.parkNanos(nanosBetweenLooks);
      turns.forEach(this::look);
    }
  }

  private void look(Turn turn, CutOff cutOff) {
    if (!turn.isOverdue()) {
      return;
    }
    try {
      cutOff.run(turn);
    } catch (InterruptedException e) {
      closed = true;
    } catch (RuntimeException | Error e) {
      // the others must be looked after all the same, and this one is tried again
      LOG.error("a transaction that takes too long could not be cut off yet", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
