package dev.millet.api.notices;

import java.util.Locale;

/**
 * The reason why somebody is told about a subject.
 *
 * @since 1.0
 */
public enum FollowReason {
  /** They wrote it. */
  AUTHOR,
  /** They take care of it. */
  ASSIGNEE,
  /** They are mentioned in it. */
  MENTIONED,
  /** They commented on it. */
  COMMENTER,
  /** They chose to follow it. */
  CHOSEN,
  /** They belong to the team. */
  TEAM,
  /** It concerns them. */
  CONCERNED;

  /** Returns the reason as a lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the reason of a word. */
  public static FollowReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
