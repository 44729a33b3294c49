package dev.millet.api.subjects;

/**
 * The readers of an item that moderators can hide.
 *
 * @since 1.3
 */
public enum Visibility {
  /** Everybody who may read the like of it. */
  VISIBLE,
  /** Its author and moderators. */
  HIDDEN,
  /** Moderators; its author learns that it is gone, and why. */
  REMOVED
}
