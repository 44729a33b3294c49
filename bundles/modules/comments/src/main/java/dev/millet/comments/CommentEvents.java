package dev.millet.comments;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/** The journal entries about comments. */
final class CommentEvents {

  /** The journal type of {@link Posted}. */
  static final String POSTED = "comments.posted";

  /** The journal type of a {@link Changed} comment that says something else now. */
  static final String EDITED = "comments.edited";

  /** The journal type of a {@link Changed} comment that says nothing any more. */
  static final String REMOVED = "comments.removed";

  /** The journal type of {@link Forgotten}. */
  static final String FORGOTTEN = "comments.forgotten";

  private CommentEvents() {}

  /**
   * Somebody commented.
   *
   * @param author null where an imported comment names nobody
   * @param imported whether it was written elsewhere
   */
  record Posted(Subject subject, long comment, Long author, Instant at, boolean imported) {}

  /** A comment changed. */
  record Changed(Subject subject, long comment, long by, Instant at) {}

  /** A subject without comments is gone. */
  record Forgotten(Subject subject) {}
}
