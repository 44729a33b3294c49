package dev.millet.moderation;

import java.util.List;

/**
 * Shows what stands beside an item.
 *
 * @param notes why it is hidden or locked, for those who may be told
 * @param path the page about it for moderators; null for others
 * @param actions the words of what they can do
 */
public record PartModel(List<Note> notes, String path, List<String> actions) {

  /**
   * Why something was done.
   *
   * @param action the word of the action
   * @param own the address at which the author finds it among all; null for moderators
   */
  public record Note(String action, String reason, String note, String own) {}
}
