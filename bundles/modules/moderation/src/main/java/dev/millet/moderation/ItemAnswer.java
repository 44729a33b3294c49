package dev.millet.moderation;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import java.util.List;

/**
 * An item, for moderators.
 *
 * @param author left out for nobody
 * @param title left out where what it belongs to is hidden itself
 * @param path the page that shows it; left out where none does now
 * @param visibility {@code visible}, {@code hidden} or {@code removed}
 * @param locked whether the discussion about it is locked
 * @param actions what moderators did about it, the oldest first
 */
public record ItemAnswer(
    Subject subject,
    Person author,
    String title,
    String path,
    String text,
    String visibility,
    boolean locked,
    List<ActionAnswer> actions) {

  /** Returns the key of the message that names the kind of item. */
  public String typeKey() {
    return ActionAnswer.typeKey(subject);
  }
}
