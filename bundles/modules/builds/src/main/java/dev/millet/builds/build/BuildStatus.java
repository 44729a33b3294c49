package dev.millet.builds.build;

import java.util.Locale;

/** The states of a build. */
public enum BuildStatus {
  /** It is being put together. */
  DRAFT,
  /** Somebody of the team has agreed to it. */
  APPROVED,
  /** It is released at a moment that is fixed. */
  SCHEDULED,
  /** It is the build of its channel, or was. */
  RELEASED,
  /** It was released and is not offered for the moment. */
  PAUSED,
  /** It was released and is not to be used any more. */
  WITHDRAWN,
  /** A newer build of its channel is released. No row says this: it follows from the newer one. */
  SUPERSEDED;

  /** Returns the state as a lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it is not released yet. */
  public boolean isOpen() {
    return this == DRAFT || this == APPROVED || this == SCHEDULED;
  }
}
