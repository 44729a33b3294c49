package dev.millet.upgrades.plan;

import java.util.Locale;

/** An action of a change on a module. */
public enum Action {
  /** No version of it was active; one is installed. */
  INSTALL,
  /** A newer version takes over. */
  UPGRADE,
  /** The version that it had before takes over again. */
  BACK,
  /** It answers again, in the version that it had when it was disabled. */
  ENABLE,
  /** It stops to answer and stays installed. */
  DISABLE,
  /** It goes; its data stay. */
  REMOVE,
  /** The same version takes over from itself, or comes back because a bundle under it changes. */
  RESTART;

  /** The word in answers, messages and the audit trail. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the module has no active version afterwards. */
  public boolean takesOut() {
    return this == DISABLE || this == REMOVE;
  }
}
