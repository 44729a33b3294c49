package dev.millet.suggestions.care;

import java.time.Duration;
import java.time.Instant;

/**
 * The time within which somebody of the company answers a suggestion, around the clock. A
 * suggestion is answered by the first words of staff: an official answer, a comment by staff who
 * did not write the suggestion themselves, or a note with a change of its status.
 *
 * @param within longer than nothing
 */
public record Promise(Duration within) {

  /** Returns the moment until which a suggestion is to be answered. */
  public Instant deadline(Instant receivedAt) {
    return receivedAt.plus(within);
  }

  public long minutes() {
    return within.toMinutes();
  }
}
