package dev.millet.benchmarks.swaps;

import java.time.Instant;

/**
 * A change that was made, with the moments that matter.
 *
 * @param ordered when its plan was asked for
 * @param switched when the new version had taken over; null where it has not
 * @param left when the old version was let go, which is when its drain began; null as above
 * @param ended when the old version had gone
 * @param outcome {@code done} where the new version was kept
 * @param reports what was reported, as JSON, a line each
 */
record Change(
    Instant ordered,
    Instant switched,
    Instant left,
    Instant ended,
    String outcome,
    String reports) {

  boolean isKept() {
    return outcome.equals("done");
  }
}
