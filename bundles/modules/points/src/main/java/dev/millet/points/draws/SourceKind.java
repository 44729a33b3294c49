package dev.millet.points.draws;

import java.util.Locale;

/** The kinds of sources of random numbers. */
public enum SourceKind {
  /** A public event to come, such as a lottery. */
  PUBLIC,
  /** A seed that is sealed at the announcement, by its hash, and revealed with the result. */
  SEED,
  /** Nowhere: members are chosen by rank. */
  NONE;

  /** Returns the word that programs and messages use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
