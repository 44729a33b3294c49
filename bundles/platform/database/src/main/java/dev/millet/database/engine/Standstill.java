package dev.millet.database.engine;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
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

  private final StampedLock door = new StampedLock();
  private final StampedLock snapshots = new StampedLock();

  /** Returns when somebody may come in. */
  long enter() {
    long stamp = door.tryReadLock();
    return stamp != 0 ? stamp : waitFor(door);
  }

  void leave(long stamp) {
    door.unlockRead(stamp);
  }

  /** Runs what reads for a long time: a change of the schema does not begin meanwhile. */
  <T> T longRead(Supplier<T> work) {
    long stamp = waitFor(snapshots);
    try {
      return work.get();
    } finally {
      snapshots.unlockRead(stamp);
    }
  }

  private static long waitFor(StampedLock lock) {
    try {
      return lock.readLockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException(
          Code.UNAVAILABLE, "interrupted while the schema was being changed", null);
    }
  }

  /**
   * Runs work while nobody is inside. Whoever is slow to leave holds up for a second those who
   * come; then these go first, and it is tried again.
   *
   * @throws DatabaseException where an export is running, or readers do not come to an end
   */
  <T> T during(Supplier<T> work) {
    long alone = locked(snapshots);
    if (alone == 0) {
      throw new DatabaseException(
          Code.UNAVAILABLE,
          "the tables cannot be changed while an export is being written: try again after it",
          null);
    }
    try {
      return withoutAnybody(work);
    } finally {
      snapshots.unlockWrite(alone);
    }
  }

  private <T> T withoutAnybody(Supplier<T> work) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      long stamp = locked(door);
      if (stamp != 0) {
        try {
          return work.get();
        } finally {
          door.unlockWrite(stamp);
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new DatabaseException(
        Code.UNAVAILABLE,
        "the tables could not be changed: again and again a read took more than a second",
        null);
  }

  private static long locked(StampedLock lock) {
    try {
      return lock.tryWriteLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
