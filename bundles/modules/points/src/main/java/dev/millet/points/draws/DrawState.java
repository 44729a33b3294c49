package dev.millet.points.draws;

import java.util.Locale;

/** The states of a draw. */
public enum DrawState {
  /** Members enter. */
  OPEN,
  /** The list is published, the random numbers are not known yet. */
  CLOSED,
  DRAWN,
  CANCELLED;

  /** Returns the word that programs and messages use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
