package dev.millet.points.rules;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that one transaction takes for points: what is left when it is over waits for the next
 * one. Used by one thread.
 */
final class Turn {

  /** Far less than a transaction may take: what is begun within it also has to end. */
  static final Duration LENGTH = Duration.ofSeconds(2);

  private final LongSupplier nanos;
  private final long begin;

  private Turn(LongSupplier nanos) {
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  /**
   * Begins a turn.
   *
   * @param nanos a clock as {@link System#nanoTime}
   */
  static Turn of(LongSupplier nanos) {
    return new Turn(nanos);
  }

  /** Returns a turn that never ends. */
  static Turn endless() {
    return new Turn(() -> 0);
  }

  boolean isOver() {
    return nanos.getAsLong() - begin >= LENGTH.toNanos();
  }
}
