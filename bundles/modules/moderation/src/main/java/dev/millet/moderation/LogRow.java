package dev.millet.moderation;

import dev.millet.api.members.Person;
import java.time.Instant;

/**
 * An action on pages.
 *
 * @param type of the item, such as {@code comment}
 * @param title may be null where the module of the item is away
 * @param path the page about the item for moderators
 * @param author null for nobody
 * @param by null where the account is gone
 * @param reply null where the author did not answer
 */
public record LogRow(
    String type,
    String title,
    String path,
    Person author,
    String action,
    String reason,
    String note,
    Stamp by,
    Stamp reply) {

  /**
   * The name beside a moment, with a text where there is one.
   *
   * @param text null for an action
   */
  public record Stamp(Person person, Instant at, String text) {}

  static LogRow of(ActionAnswer action) {
    return new LogRow(
        action.subject().type(),
        action.title(),
        ModerationPages.path(action.subject()),
        action.author(),
        action.action(),
        action.reason().code(),
        action.reason().note(),
        new Stamp(action.by(), action.at(), null),
        action.reply() == null
            ? null
            : new Stamp(action.author(), action.reply().at(), action.reply().text()));
  }

  /** Returns the key of the message that names the kind of item. */
  public String typeKey() {
    return ItemModel.typeKey(type);
  }
}
