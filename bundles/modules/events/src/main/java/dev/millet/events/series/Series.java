package dev.millet.events.series;

import java.time.Instant;

/**
 * Events that come again, as a row of {@code events_series}.
 *
 * @param rule a recurrence rule of RFC 5545, such as {@code FREQ=WEEKLY;COUNT=10}
 * @param begins the clock on the wall at the first of them
 * @param madeBy null where the account is deleted
 */
public record Series(
    long id, String title, String rule, String begins, String zone, Long madeBy, Instant madeAt) {

  /** Returns the page that shows its dates. */
  public String path() {
    return "/events/series/" + id;
  }
}
