package dev.millet.moderation;

import dev.millet.api.forms.Input;
import java.util.List;

/**
 * The page about an item for moderators.
 *
 * @param path where the form goes
 * @param actions the words of what can be done
 * @param chosen the action that the form is for; empty for all that are possible
 */
public record ItemModel(
    ItemAnswer item, String path, List<String> actions, String chosen, Input<?> input) {

  /** Returns the actions that the form offers. */
  public List<String> offered() {
    return actions.contains(chosen) ? List.of(chosen) : actions;
  }
}
