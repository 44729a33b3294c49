package dev.millet.moderation;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/** The journal entries about moderation. */
final class ModerationEvents {

  /** The journal type of {@link Acted}. */
  static final String ACTED = "moderation.acted";

  /** The journal type of {@link Replied}. */
  static final String REPLIED = "moderation.replied";

  private ModerationEvents() {}

  /**
   * A moderator did something about an item.
   *
   * @param author null for nobody
   * @param action the word of an {@link Action}
   * @param by null where the operator suspended the author
   */
  record Acted(long id, Subject subject, Long author, String action, Long by, Instant at) {}

  /** An author answered an action. */
  record Replied(long action, long author, Instant at) {}
}
