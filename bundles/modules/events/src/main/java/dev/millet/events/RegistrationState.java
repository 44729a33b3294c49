package dev.millet.events;

/** The states of a registration. */
public enum RegistrationState {
  /** Asked for a place; the hosts have not decided. */
  ASKED,
  /** On the waiting list. */
  WAITING,
  /** A place is theirs if they take it in time; it is kept until then. */
  OFFERED,
  GOING,
  /** Gave the place back, passed the offer on, or said that they cannot come. */
  NOT_COMING,
  /** Let an offer pass. */
  LAPSED,
  /** The hosts gave no place. */
  DECLINED,
  /** The hosts took the place back. */
  REMOVED;

  /** Returns whether somebody with it comes, or may yet come. */
  public boolean isActive() {
    return this == ASKED || this == WAITING || holdsPlace();
  }

  /** Returns whether places are kept for it. */
  public boolean holdsPlace() {
    return this == OFFERED || this == GOING;
  }

  /** Returns the word that programs and pages use. */
  public String word() {
    return Words.of(this);
  }
}
