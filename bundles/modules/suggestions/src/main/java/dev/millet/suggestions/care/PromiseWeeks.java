package dev.millet.suggestions.care;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * How the promise of an answer was kept in each of the last eight weeks, which end now; counted as
 * {@link PromiseFigures} does.
 *
 * @param weeks the last seven days last
 */
public record PromiseWeeks(List<Week> weeks) {

  private static final int WEEKS = 8;
  private static final Duration WEEK = Duration.ofDays(7);

  /**
   * A week, by when suggestions were received.
   *
   * @param from its begin
   * @param within how many were answered in time
   * @param counted how many were answered, or wait for longer than was promised
   */
  public record Week(Instant from, long within, long counted) {

    /** Returns the percentage that was answered in time, rounded down; null where none counts. */
    public Long percent() {
      return counted == 0 ? null : (Long) (within * 100 / counted);
    }
  }

  /** Reads them; as much work as there are suggestions of these weeks. */
  public static PromiseWeeks read(Handle handle, Promise promise, Instant now) {
    List<Week> weeks = new ArrayList<>(WEEKS);
    for (int i = WEEKS; i > 0; i--) {
      Instant from = now.minus(WEEK.multipliedBy(i));
      weeks.add(week(handle, promise, now, from));
    }
    return new PromiseWeeks(List.copyOf(weeks));
  }

  private static Week week(Handle handle, Promise promise, Instant now, Instant from) {
    return handle
        .createQuery(
            """
            SELECT COUNT(CASE WHEN c.answer_seconds <= :promise THEN 1 END),
                   COUNT(CASE WHEN c.answered_at IS NOT NULL OR c.received_at < :overdue
                              THEN 1 END)
              FROM suggestions_care c
             WHERE c.received_at > :from AND c.received_at <= :to AND NOT c.exempt
            """)
        .bind("promise", promise.within().toSeconds())
        .bind("overdue", now.minus(promise.within()).atOffset(ZoneOffset.UTC))
        .bind("from", from.atOffset(ZoneOffset.UTC))
        .bind("to", from.plus(WEEK).atOffset(ZoneOffset.UTC))
        .map((row, context) -> new Week(from, row.getLong(1), row.getLong(2)))
        .one();
  }

  /** Returns the percentages, with 0 where none counts. */
  public List<Long> percents() {
    return weeks.stream().map(each -> each.percent() == null ? 0L : each.percent()).toList();
  }

  /** Returns whether any suggestion counts. */
  public boolean isKnown() {
    return weeks.stream().anyMatch(each -> each.counted() > 0);
  }
}
