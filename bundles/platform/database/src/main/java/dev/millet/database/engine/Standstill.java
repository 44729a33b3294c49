package dev.millet.database.engine;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps readers and writers outside while the schema changes, where the database would make them
 * wait inside: there they would be refused after a while, or be what the change itself waits for.
 * Who is inside comes to an end first; who comes meanwhile waits for as long as it lasts.
 * Thread-safe.
 */
final class Standstill {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int ATTEMPTS = 30;

  /** Fair: otherwise readers that overlap keep out for ever whoever wants to be alone. */
  private final ReentrantReadWriteLock door = new ReentrantReadWriteLock(true);

  private final ReentrantReadWriteLock longReads = new ReentrantReadWriteLock(true);

  /** Returns when somebody may come in, whatever interrupts; the same thread has to leave. */
  void enter() {
    door.readLock().lock();
  }

  void leave() {
    door.readLock().unlock();
  }

  /** Runs what reads for a long time: a change of the schema does not begin meanwhile. */
  <T> T longRead(Supplier<T> work) {
    longReads.readLock().lock();
    try {
      return work.get();
    } finally {
      longReads.readLock().unlock();
    }
  }

  /**
   * Runs work while nobody is inside. Whoever is slow to leave holds up for a second those who
   * come; then these go first, and it is tried again.
   *
   * @throws DatabaseException where an export is being written, or readers do not come to an end
   */
  <T> T during(Supplier<T> work) {
    Lock alone = longReads.writeLock();
    if (!taken(alone)) {
      throw new DatabaseException(
          Code.UNAVAILABLE,
          "the tables cannot be changed while an export is being written: try again after it",
          null);
    }
    try {
      return withoutAnybody(work);
    } finally {
      alone.unlock();
    }
  }

  private <T> T withoutAnybody(Supplier<T> work) {
    Lock alone = door.writeLock();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (taken(alone)) {
        try {
          return work.get();
        } finally {
          alone.unlock();
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new DatabaseException(
        Code.UNAVAILABLE,
        "the tables could not be changed: again and again a read took more than a second",
        null);
  }

  private static boolean taken(Lock lock) {
    try {
      return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException(
          Code.UNAVAILABLE, "interrupted before the tables were changed", null);
    }
  }

  /** Whether nobody may come in at this moment. */
  boolean lasts() {
    return door.isWriteLocked();
  }
}
