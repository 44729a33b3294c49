package dev.millet.suggestions.trend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The numbers by which suggestions are ordered, the greatest first. Each is one whole number that
 * carries its own tie-break, the newer suggestion first: thousands of suggestions without a vote
 * would otherwise stand on one value, and an index could not say where among them a page begins.
 * Suggestions that are still equal are ordered by id.
 */
public final class Ranks {

  /** 2^34 seconds reach the year 2514. */
  private static final int SECOND_BITS = 34;

  /** 2^28 minutes reach the year 2480. */
  private static final int MINUTE_BITS = 28;

  /** Tells one vote among four million apart. */
  private static final double TREND_STEPS = 1 << 22;

  private Ranks() {}

  /** Returns the rank by creation. */
  public static long newest(Instant createdAt) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
  }

  /**
   * Returns the rank by the time that a suggestion has waited for an answer.
   *
   * @param over whether it was answered or closed
   * @return null where nothing is waited for
   */
  public static Long waiting(Instant createdAt, boolean over) {
    return over ? null : -newest(createdAt);
  }

  /** Returns the rank by support, up to 536 million votes. */
  public static long support(long support, Instant createdAt) {
    return (support << SECOND_BITS) | within(SECOND_BITS, createdAt.getEpochSecond());
  }

  /** Returns the rank by trend. */
  public static long trend(TrendMass mass, Instant createdAt) {
    long steps = (long) (mass.log2() * TREND_STEPS);
    return (steps << MINUTE_BITS) | within(MINUTE_BITS, createdAt.getEpochSecond() / 60);
  }

  private static long within(int bits, long value) {
    return Math.min(Math.max(value, 0), (1L << bits) - 1);
  }
}
