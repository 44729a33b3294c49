package dev.millet.events;

/** The ways in which places are given. */
public enum Mode {
  /** In the order of registration. */
  FIRST_COME,
  /** The hosts decide about each. */
  APPROVAL,
  /** Drawn among those who registered, when registration closes; needs the module points. */
  DRAW;

  /** Returns the word that programs and forms use. */
  public String word() {
    return Words.of(this);
  }
}
