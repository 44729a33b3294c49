package dev.millet.upgrades.page;

import java.time.Duration;
import java.util.Locale;

/** Says how long something takes, as exactly as people want to know it. */
final class DurationText {

  private static final double SECOND = 1000;
  private static final long TENTH = 100;
  private static final long FINE = 10_000;
  private static final long COARSE = 120_000;
  private static final long MINUTE = 60_000;

  private DurationText() {}

  /** Whole milliseconds. */
  static Sentence fine(Duration span) {
    return Sentence.of("span.millis", Math.max(1, span.toMillis()));
  }

  /**
   * Milliseconds up to a tenth of a second, tenths up to ten seconds, then whole seconds, then
   * minutes.
   */
  static Sentence of(Duration span) {
    long millis = span.toMillis();
    if (millis < TENTH) {
      return fine(span);
    }
    if (millis < FINE && millis % (long) SECOND != 0) {
      return Sentence.of("span.seconds", String.format(Locale.ROOT, "%.1f", millis / SECOND));
    }
    return millis < COARSE
        ? Sentence.of("span.seconds", Long.toString(Math.round(millis / SECOND)))
        : Sentence.of("span.minutes", Math.round((double) millis / MINUTE));
  }
}
