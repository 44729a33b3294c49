package dev.millet.database.hsqldb;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one through, and the next one not before a while has passed. Thread-safe. */
final class Suspicions {

  private final long pause;
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  Suspicions(Duration pause) {
    this.pause = pause.toNanos();
  }

  boolean take() {
    long now = System.nanoTime();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + pause);
  }
}
