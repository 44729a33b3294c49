package dev.millet.suggestions.care;

import java.time.Duration;
import java.time.Instant;

/**
 * Within which time somebody of the company answers a suggestion, around the clock. Answered is
 * whoever read the first words of staff: an official answer, a comment by staff who did not write
 * the suggestion themselves, or a note with a change of its status.
 *
 * @param within longer than nothing
 */
public record Promise(Duration within) {

  /** Until when a suggestion is to be answered. */
  public Instant deadline(Instant receivedAt) {
    return receivedAt.plus(within);
  }

  public long minutes() {
    return within.toMinutes();
  }
}
