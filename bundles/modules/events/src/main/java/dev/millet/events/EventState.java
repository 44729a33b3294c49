package dev.millet.events;

/** The states of an event that are stored; all others follow from time and rows. */
public enum EventState {
  /** A member proposed it; the team has not decided. */
  PROPOSED,
  /** The team prepares it. */
  DRAFT,
  PUBLISHED,
  CANCELLED,
  /** Moderators hid it: its hosts and moderators see it. */
  HIDDEN,
  /** Moderators removed it: only they see it. */
  REMOVED;

  /** Returns whether everybody was told of it. */
  public boolean isAnnounced() {
    return this == PUBLISHED || this == CANCELLED;
  }

  /** Returns whether moderators took it from the others. */
  public boolean isModerated() {
    return this == HIDDEN || this == REMOVED;
  }

  public boolean isCancelled() {
    return this == CANCELLED;
  }

  /** Returns the word that programs and pages use. */
  public String word() {
    return Words.of(this);
  }
}
