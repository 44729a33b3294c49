package dev.millet.points.draws;

import java.util.Locale;

/** The states of an entry in a draw. */
public enum EntryState {
  ENTERED,
  /** A requirement was not met when the list was closed. */
  NOT_QUALIFIED,
  CHOSEN,
  /** Drawn, without a place: the next in order gets one that comes free. */
  RESERVE,
  /** Had a place, and gave it back. */
  GAVE_BACK,
  /** Is on the published list, and does not want a place any more. */
  WITHDRAWN;

  /** Returns the word that programs and messages use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether the entry has a place, or can still get one. */
  boolean isActive() {
    return this == ENTERED || this == CHOSEN || this == RESERVE;
  }

  /** Returns whether the entry was given a place when the draw was made, or later. */
  public boolean hadPlace() {
    return this == CHOSEN || this == GAVE_BACK;
  }
}
