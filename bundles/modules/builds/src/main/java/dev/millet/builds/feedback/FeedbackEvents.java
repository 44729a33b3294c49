package dev.millet.builds.feedback;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;

/** The journal entries about answers; both kinds tell the same, so that neither is worth more. */
public final class FeedbackEvents {

  /** The journal type of an {@link Answered} that says it works. */
  public static final String CONFIRMED = "builds.confirmed";

  /** The journal type of an {@link Answered} that says it is still broken. */
  public static final String BROKEN = "builds.still-broken";

  /** The journal type of {@link Removed}. */
  public static final String REMOVED = "builds.answer-removed";

  private FeedbackEvents() {}

  static String type(Answer answer) {
    return answer == Answer.WORKS ? CONFIRMED : BROKEN;
  }

  /**
   * Somebody who asked answered.
   *
   * @param subjects what they asked for
   * @param engineer the member who built it; null for nobody
   * @param first whether they had not answered about this entry before
   */
  public record Answered(
      long build,
      long entry,
      String version,
      List<Subject> subjects,
      long member,
      Long engineer,
      boolean first,
      Instant at) {}

  /** Somebody took their answer back. */
  public record Removed(long build, long entry, long member, Instant at) {}
}
