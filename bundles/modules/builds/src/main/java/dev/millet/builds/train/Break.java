package dev.millet.builds.train;

import java.time.LocalDate;

/**
 * A week of a channel without a build, as a row of {@code builds_breaks}.
 *
 * @param reason plain text
 */
public record Break(long channelId, LocalDate onDay, Kind kind, String reason) {

  /** The kinds of such weeks. */
  public enum Kind {
    /** It was known before. */
    HOLIDAY,
    /** The build was not ready. */
    MISSED
  }
}
