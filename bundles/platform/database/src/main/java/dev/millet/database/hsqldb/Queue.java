package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** The queue for the one write connection: first come, first served. Thread-safe. */
final class Queue {

  /** A thread that waits. */
  private static final class Place {
    private final Thread thread = Thread.currentThread();
    private volatile boolean granted;
    private volatile boolean refused;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Place> waiting = new ArrayDeque<>();
  private final Duration patience;
  private boolean taken;
  private boolean closed;

  Queue(Duration patience) {
    this.patience = patience;
  }

  /**
   * Returns when the connection is this thread's.
   *
   * @throws DatabaseException when the thread is interrupted (and stays so), when it takes too
   *     long, or when the database is closed
   */
  void enter() {
    if (Thread.currentThread().isInterrupted()) {
      throw new DatabaseException(Code.UNAVAILABLE, "interrupted before its turn to write", null);
    }
    Place place = new Place();
    lock.lock();
    try {
      if (closed) {
        throw closedException();
      }
      if (!taken) {
        taken = true;
        return;
      }
      waiting.add(place);
    } finally {
      lock.unlock();
    }
    await(place);
  }

  private void await(Place place) {
    long end = System.nanoTime() + patience.toNanos();
    while (!place.granted) {
      if (place.refused) {
        throw closedException();
      }
      long left = end - System.nanoTime();
      boolean interrupted = Thread.currentThread().isInterrupted();
      if ((left <= 0 || interrupted) && gaveUp(place)) {
        throw new DatabaseException(
            Code.UNAVAILABLE,
            interrupted
                ? "interrupted while waiting for its turn to write"
                : "no turn to write within " + patience.toMillis() + " ms",
            null);
      }
      LockSupport.parkNanos(this, left);
    }
  }

  /** False where the turn was given at the same moment: then it is taken. */
  private boolean gaveUp(Place place) {
    lock.lock();
    try {
      return waiting.remove(place);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the connection to the one who waits longest; false where nobody does. */
  boolean passOn() {
    Place next;
    lock.lock();
    try {
      next = waiting.poll();
    } finally {
      lock.unlock();
    }
    return granted(next);
  }

  /** The same, and leaves the connection free where nobody waits. */
  void leave() {
    Place next;
    lock.lock();
    try {
      next = waiting.poll();
      taken = next != null;
    } finally {
      lock.unlock();
    }
    granted(next);
  }

  private static boolean granted(Place next) {
    if (next == null) {
      return false;
    }
    next.granted = true;
    LockSupport.unpark(next.thread);
    return true;
  }

  private static DatabaseException closedException() {
    return new DatabaseException(Code.UNAVAILABLE, "the database is closed", null);
  }

  /**
   * Waits for the connection and lets nobody in any more; who waits behind is refused.
   *
   * @return false where that had been done before
   */
  boolean close() {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    enter();
    lock.lock();
    try {
      closed = true;
      for (Place place : waiting) {
        place.refused = true;
        LockSupport.unpark(place.thread);
      }
      waiting.clear();
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  int length() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  boolean isTaken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
