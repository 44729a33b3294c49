package dev.millet.events.series;

import java.time.LocalDateTime;

/**
 * An event of a series, as a row of {@code events_occurrences}.
 *
 * @param planned the clock on the wall at which the rule has it, wherever it was moved since
 */
public record Occurrence(long eventId, long seriesId, String planned) {

  /** Returns the local time at which the rule has it. */
  public LocalDateTime plannedStart() {
    return LocalDateTime.parse(planned);
  }
}
