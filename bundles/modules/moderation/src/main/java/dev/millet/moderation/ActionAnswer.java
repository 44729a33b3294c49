package dev.millet.moderation;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Set;

/**
 * An action in the log, for moderators.
 *
 * @param title of the item or of what it belongs to; left out where that is hidden itself, or its
 *     module is away
 * @param author left out for nobody
 * @param action {@code hide}, {@code remove}, {@code restore}, {@code lock} or {@code unlock}
 * @param by the moderator; left out for the operator, and where the account is gone
 * @param reply the author's answer; left out if it does not exist
 */
public record ActionAnswer(
    long id,
    Subject subject,
    String title,
    Person author,
    String action,
    Reason reason,
    Person by,
    Instant at,
    ReplyAnswer reply) {

  private static final Set<String> KNOWN =
      Set.of(
          "avatar",
          "build-note",
          "build-word",
          "comment",
          "suggestion",
          "suggestion-image",
          "suggestion-revision");

  /**
   * A reason.
   *
   * @param code a word; empty where none was given
   * @param note what the author is told beside it; may be empty
   */
  public record Reason(String code, String note) {}

  /** The answer of an author. */
  public record ReplyAnswer(String text, Instant at) {}

  /** Returns the page about the item. */
  public String path() {
    return ModerationPages.path(subject);
  }

  /** Returns the key of the message that names the kind of item. */
  public String typeKey() {
    return typeKey(subject);
  }

  static String typeKey(Subject subject) {
    return "type." + (KNOWN.contains(subject.type()) ? subject.type() : "other");
  }

  /** Returns whether it took something away from the author. */
  public boolean strict() {
    return Action.of(action).isAgainstAuthor();
  }
}
