package dev.millet.upgrades.change;

import java.util.Locale;

/** The steps of a change, in their order. */
public enum Step {
  /** The tables grow what the new version needs; the old one goes on writing. */
  EXPAND,
  /** The new version is installed beside the old one and starts in standby. */
  START,
  /** Entries to what stands on a replaced bundle are held, and everybody leaves. */
  PARK,
  /** The shared bundle and what stands on it are replaced in their place. */
  REPLACE,
  /** It is tried out: services, health, smoke requests, what it contributes. */
  CHECK,
  /** One write of the table: the new version answers. */
  SWITCH,
  /** It is watched; the old one stands by, warm. */
  WATCH,
  /** The next start is to come up with it. */
  KEEP,
  /** Columns and tables that no version needs any more are dropped. */
  CONTRACT,
  /** The old version is left by everybody who is inside, stopped and removed. */
  DRAIN;

  /** The word in answers, messages and the audit trail. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
