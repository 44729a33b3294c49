package dev.millet.builds.feedback;

import java.time.Instant;

/**
 * A member's answer about an entry of a build, as a row of {@code builds_feedback}.
 *
 * @param device on which they tried it; may be empty
 * @param note a word on it, in plain text; may be empty
 * @param version a number that grows by one with each change
 */
public record Feedback(
    long entryId,
    long memberId,
    long buildId,
    Answer answer,
    String device,
    String note,
    Instant answeredAt,
    int version) {

  /** Returns whether it says the same as another one. */
  boolean says(Feedback other) {
    return answer == other.answer && device.equals(other.device) && note.equals(other.note);
  }
}
