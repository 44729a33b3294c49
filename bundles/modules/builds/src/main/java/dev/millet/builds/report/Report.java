package dev.millet.builds.report;

import java.time.Instant;

/**
 * A report that is closed, as a row of {@code builds_reports}.
 *
 * @param closedAt the end of its week, whenever the job came
 * @param participants how many members marked something or said a word
 * @param best the best-liked entry; null where none was liked more than disliked
 */
public record Report(long buildId, long channelId, Instant closedAt, long participants, Best best) {

  /**
   * The best-liked entry.
   *
   * @param engineer the member who built it; null for nobody
   */
  public record Best(Long entry, Long engineer, Long likes, Long dislikes) {}
}
