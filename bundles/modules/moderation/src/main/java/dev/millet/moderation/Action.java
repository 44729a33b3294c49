package dev.millet.moderation;

import dev.millet.api.subjects.Visibility;
import java.util.Locale;

/** An action of a moderator. */
public enum Action {
  HIDE(Visibility.HIDDEN),
  REMOVE(Visibility.REMOVED),
  RESTORE(Visibility.VISIBLE),
  LOCK(null),
  UNLOCK(null);

  private final Visibility visibility;

  /**
   * Makes an action.
   *
   * @param visibility what the item becomes; null for what is about its discussion
   */
  Action(Visibility visibility) {
    this.visibility = visibility;
  }

  /** Returns who may read the item afterwards; null for an action about its discussion. */
  Visibility visibility() {
    return visibility;
  }

  boolean isAboutDiscussion() {
    return visibility == null;
  }

  /** Returns whether it takes something away from the author, who is told why. */
  boolean isAgainstAuthor() {
    return this != RESTORE && this != UNLOCK;
  }

  /** Returns the word for it in the API and in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Action of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
