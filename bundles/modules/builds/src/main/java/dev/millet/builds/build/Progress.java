package dev.millet.builds.build;

import java.util.Locale;

/** How far an entry has come that is planned for a build. */
public enum Progress {
  PLANNED,
  REVIEW,
  MERGED,
  /** It may not be ready in time. */
  RISK;

  /** Returns the progress as a lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
