package dev.millet.backup;

import java.time.Duration;
import java.time.Instant;

/**
 * The times at which backups are written.
 *
 * @param hour the hour in UTC from which the hours between them are counted
 * @param everyHours 0 for never
 */
record Schedule(int hour, int everyHours) {

  private static final Duration FIRST = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofHours(1);

  boolean isOff() {
    return everyHours == 0;
  }

  /** Returns the latest time that is not after now; never where it is off. */
  Instant latest(Instant now) {
    long first = Duration.ofHours(hour).toSeconds();
    long every = Duration.ofHours(everyHours).toSeconds();
    return Instant.ofEpochSecond(
        first + Math.floorDiv(now.getEpochSecond() - first, every) * every);
  }

  /**
   * Returns whether a backup is to be written now. The first one is not written in the first hour,
   * except at its time: whoever only tries something is left in peace.
   *
   * @param newest when the newest was begun; null for none
   * @param failed when the last one that failed was begun; null where the last one did not
   * @param started when the process started
   */
  boolean isDue(Instant now, Instant newest, Instant failed, Instant started) {
    if (isOff()) {
      return false;
    }
    if (failed != null && !now.isBefore(failed.plus(AGAIN))) {
      return true;
    }
    Instant last = later(newest, failed);
    if (last == null) {
      return latest(now).isAfter(started) || !now.isBefore(started.plus(FIRST));
    }
    return latest(now).isAfter(last);
  }

  /** Returns whether the newest one is older than twice the hours between them. */
  boolean isOverdue(Instant now, Instant newest, Instant started) {
    Instant last = newest == null ? started : newest;
    return !isOff() && now.isAfter(last.plus(Duration.ofHours(2L * everyHours)));
  }

  private static Instant later(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
