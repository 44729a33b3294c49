package dev.millet.upgrades.change;

import java.time.Duration;

/**
 * A moment by which something has to be done.
 *
 * @param nanos of {@link System#nanoTime}
 */
record Deadline(long nanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** How long it is until then; zero where it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** How long it is until then, but no longer than a limit. */
  Duration left(Duration limit) {
    Duration left = left();
    return left.compareTo(limit) < 0 ? left : limit;
  }

  boolean isOver() {
    return System.nanoTime() - nanos >= 0;
  }
}
