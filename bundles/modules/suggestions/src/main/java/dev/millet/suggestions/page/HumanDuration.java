package dev.millet.suggestions.page;

import java.time.Duration;

/**
 * A length of time in words, rounded down.
 *
 * @param messageKey says it with the number in its place
 */
public record HumanDuration(String messageKey, long number) {

  private static final long DAYS_FROM_HOURS = 48;

  /** Returns the words for a duration; one below zero counts as zero. */
  static HumanDuration of(Duration duration) {
    long minutes = Math.max(0, duration.toMinutes());
    if (minutes == 0) {
      return new HumanDuration("duration.moment", 0);
    }
    if (minutes < 60) {
      return new HumanDuration("duration.minutes", minutes);
    }
    long hours = minutes / 60;
    return hours < DAYS_FROM_HOURS
        ? new HumanDuration("duration.hours", hours)
        : new HumanDuration("duration.days", hours / 24);
  }
}
