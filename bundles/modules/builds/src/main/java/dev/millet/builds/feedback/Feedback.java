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

  /** Returns the same answer with other words. */
  Feedback saying(Words words) {
    return new Feedback(
        entryId, memberId, buildId, answer, words.device(), words.note(), answeredAt, version);
  }

  /** Returns what is said with it. */
  Words words() {
    return new Words(device, note);
  }

  /**
   * The words of an answer.
   *
   * @param device one line; may be empty
   * @param note may be empty
   */
  record Words(String device, String note) {

    /** Says nothing. */
    static final Words NONE = new Words("", "");

    /** Reads what {@link #joined} made. */
    static Words of(String joined) {
      int end = joined.indexOf('\n');
      return new Words(joined.substring(0, end), joined.substring(end + 1));
    }

    /** Returns both in one text, the device as its first line. */
    String joined() {
      return device + "\n" + note;
    }

    boolean isEmpty() {
      return device.isEmpty() && note.isEmpty();
    }
  }

  /** Returns whether it says the same as another one. */
  boolean says(Feedback other) {
    return answer == other.answer && device.equals(other.device) && note.equals(other.note);
  }
}
