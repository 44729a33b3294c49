package dev.millet.builds.build;

import java.util.Locale;

/** The kinds of entries of a build, in the order of its page. */
public enum EntryKind {
  NEW,
  IMPROVED,
  FIXED,
  /** A problem that the build has. */
  KNOWN;

  /** Returns the kind as a lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
