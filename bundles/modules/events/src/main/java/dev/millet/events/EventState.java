package dev.millet.events;

/** The states of an event that are stored; all others follow from time and rows. */
public enum EventState {
  /** A member proposed it; the team has not decided. */
  PROPOSED,
  /** The team prepares it. */
  DRAFT,
  PUBLISHED,
  CANCELLED;

  /** Returns whether everybody was told of it. */
  public boolean isAnnounced() {
    return this == PUBLISHED || this == CANCELLED;
  }

  public boolean isCancelled() {
    return this == CANCELLED;
  }

  /** Returns the word that programs and pages use. */
  public String word() {
    return Words.of(this);
  }
}
