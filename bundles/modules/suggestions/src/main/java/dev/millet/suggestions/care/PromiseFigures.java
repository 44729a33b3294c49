package dev.millet.suggestions.care;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/**
 * The response times to the suggestions that were received in the last 30 days, against the promise
 * of an answer. Those that wait for longer than was promised count as well, as longer than any that
 * was answered: else the slowest would improve the figures. Those that can still be answered in
 * time do not count, nor do imported ones, whose authors were promised nothing.
 *
 * @param answered how many were answered
 * @param within how many of them in time
 * @param late how many wait for longer than was promised
 * @param medianSeconds half were answered within this time; null where fewer than half were
 * @param slowSeconds nine of ten were answered within this time; null where fewer were
 */
public record PromiseFigures(
    long answered, long within, long late, Long medianSeconds, Long slowSeconds) {

  /** The number of days that are looked at. */
  public static final int DAYS = 30;

  private static final int HALF = 50;
  private static final int NINE_OF_TEN = 90;

  /** Reads them; as much work as there are suggestions of the last 30 days. */
  public static PromiseFigures read(Handle handle, Promise promise, Instant now) {
    Instant since = now.minus(Duration.ofDays(DAYS));
    long[] counts =
        handle
            .createQuery(
                """
                SELECT COUNT(CASE WHEN c.answered_at IS NOT NULL THEN 1 END),
                       COUNT(CASE WHEN c.answer_seconds <= :promise THEN 1 END),
                       COUNT(CASE WHEN c.answered_at IS NULL AND c.received_at < :overdue THEN 1 END)
                  FROM suggestions_care c
                 WHERE c.received_at >= :since AND NOT c.exempt
                """)
            .bind("promise", promise.within().toSeconds())
            .bind("overdue", now.minus(promise.within()).atOffset(ZoneOffset.UTC))
            .bind("since", since.atOffset(ZoneOffset.UTC))
            .map((row, context) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
            .one();
    long all = counts[0] + counts[2];
    return new PromiseFigures(
        counts[0],
        counts[1],
        counts[2],
        percentile(handle, since, counts[0], all, HALF),
        percentile(handle, since, counts[0], all, NINE_OF_TEN));
  }

  /** Returns the number of suggestions that count. */
  public long counted() {
    return answered + late;
  }

  /**
   * Returns the percentage that was answered in time, rounded down; 100 where no suggestion counts.
   */
  public long percentWithin() {
    return counted() == 0 ? 100 : within * 100 / counted();
  }

  /**
   * Returns the percentile by nearest rank: the smallest time within which that share of all was
   * answered.
   */
  private static Long percentile(
      Handle handle, Instant since, long answered, long all, int percent) {
    long rank = (all * percent + 99) / 100;
    if (all == 0 || rank > answered) {
      return null;
    }
    return handle
        .createQuery(
            """
            SELECT c.answer_seconds FROM suggestions_care c
             WHERE c.received_at >= :since AND c.answered_at IS NOT NULL AND NOT c.exempt
             ORDER BY c.answer_seconds
             LIMIT 1 OFFSET :before
            """)
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .bind("before", rank - 1)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }
}
