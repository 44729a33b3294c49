package dev.millet.modules;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many are inside, and whether one more may enter: one atomic word, so that nobody enters after
 * the close and nobody who entered before it is overlooked. Thread-safe, lock-free to enter and
 * leave.
 */
final class LeaseCount {

  private static final long CLOSED = 1L << 62;

  private final AtomicLong word = new AtomicLong(CLOSED);
  private final Object emptied = new Object();

  boolean enter() {
    while (true) {
      long seen = word.get();
      if ((seen & CLOSED) != 0) {
        return false;
      }
      if (word.compareAndSet(seen, seen + 1)) {
        return true;
      }
    }
  }

  /** Enters although it is closed: to try out what nobody else may enter. */
  void enterClosed() {
    word.incrementAndGet();
  }

  void leave() {
    if (word.decrementAndGet() == CLOSED) {
      synchronized (emptied) {
        emptied.notifyAll();
      }
    }
  }

  void open() {
    word.updateAndGet(seen -> seen & ~CLOSED);
  }

  void close() {
    word.updateAndGet(seen -> seen | CLOSED);
  }

  int inside() {
    return (int) (word.get() & ~CLOSED);
  }

  /** Waits until nobody is inside; false at the deadline. */
  boolean awaitEmpty(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    synchronized (emptied) {
      while (inside() > 0) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        // Bounded, because a count that is open does not notify.
        emptied.wait(Math.min(left / 1_000_000 + 1, 50));
      }
      return true;
    }
  }
}
