package dev.millet.moderation;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * An action in the log, for moderators.
 *
 * @param title of the item or of what it belongs to; left out where its module is away
 * @param author left out for nobody
 * @param action {@code hide}, {@code remove}, {@code restore}, {@code lock} or {@code unlock}
 * @param by the moderator; left out for the operator, and where the account is gone
 * @param reply the author's answer; left out where there is none
 */
record ActionAnswer(
    long id,
    Subject subject,
    String title,
    Person author,
    String action,
    Reason reason,
    Person by,
    Instant at,
    ReplyAnswer reply) {

  /**
   * A reason.
   *
   * @param code a word; empty where none was given
   * @param note what the author is told beside it; may be empty
   */
  record Reason(String code, String note) {}

  /** The answer of an author. */
  record ReplyAnswer(String text, Instant at) {}
}
