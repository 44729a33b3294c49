package dev.millet.benchmarks.swaps;

import java.time.Instant;

/**
 * A part of a run.
 *
 * @param from its beginning, included
 * @param to its end, excluded
 */
record Span(Instant from, Instant to) {

  boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }
}
