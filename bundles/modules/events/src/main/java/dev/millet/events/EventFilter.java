package dev.millet.events;

import java.time.Instant;

/**
 * The events that a list is about.
 *
 * @param city the id of a city; null for all
 * @param from the first moment at which they begin
 * @param to the moment before which they begin
 * @param past whether those that have ended are listed, the latest first; else those that have not
 */
record EventFilter(Long city, Instant from, Instant to, boolean past) {

  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  static EventFilter upcoming() {
    return new EventFilter(null, FIRST, LAST, false);
  }

  EventFilter in(Long other) {
    return new EventFilter(other, from, to, past);
  }

  EventFilter between(Instant begin, Instant end) {
    return new EventFilter(city, begin, end, past);
  }

  EventFilter ended() {
    return new EventFilter(city, from, to, true);
  }
}
