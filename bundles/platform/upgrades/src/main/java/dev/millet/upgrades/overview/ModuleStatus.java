package dev.millet.upgrades.overview;

import java.util.Locale;

/** The status of a module as a whole. */
public enum ModuleStatus {
  /** It is active and every health check passes. */
  HEALTHY("status-good"),
  /** It is active and a health check complains. */
  UNHEALTHY("status-warn"),
  /** An administrator has disabled it. */
  DISABLED(""),
  /** It is installed, and no generation of it is active. */
  INACTIVE("status-bad");

  private final String tone;

  ModuleStatus(String tone) {
    this.tone = tone;
  }

  /** Returns the word in answers and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the class of its word in the shell's style sheet. */
  public String tone() {
    return tone;
  }

  /** Whether somebody has to look after the module: it should work and does not. */
  public boolean needsAttention() {
    return this == UNHEALTHY || this == INACTIVE;
  }
}
