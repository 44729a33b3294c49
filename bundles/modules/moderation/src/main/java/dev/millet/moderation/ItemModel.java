package dev.millet.moderation;

import dev.millet.api.forms.Input;
import java.util.List;
import java.util.Set;

/**
 * The page about an item for moderators.
 *
 * @param path where the form goes
 * @param chosen the action that the form is for; empty for all that are possible
 */
public record ItemModel(
    ItemView item, String path, List<String> actions, String chosen, Input<?> input) {

  private static final Set<String> KNOWN =
      Set.of("comment", "suggestion", "suggestion-image", "suggestion-revision");

  /**
   * The item.
   *
   * @param back the page that shows it; null where none does now
   * @param author null for nobody
   */
  public record ItemView(
      String type,
      String title,
      String back,
      dev.millet.api.members.Person author,
      String text,
      String visibility,
      boolean locked,
      List<LogRow> log) {

    static ItemView of(ItemAnswer item) {
      return new ItemView(
          item.subject().type(),
          item.title(),
          item.path(),
          item.author(),
          item.text(),
          item.visibility(),
          item.locked(),
          item.actions().stream().map(LogRow::of).toList());
    }

    /** Returns the key of the message that names the kind of item. */
    public String typeKey() {
      return ItemModel.typeKey(type);
    }
  }

  static String typeKey(String type) {
    return "type." + (KNOWN.contains(type) ? type : "other");
  }

  /** Returns the actions that the form offers. */
  public List<String> offered() {
    return actions.contains(chosen) ? List.of(chosen) : actions;
  }
}
