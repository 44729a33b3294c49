package dev.millet.distribution.settings;

/** The time at which a changed setting has an effect. */
public enum Effect {
  /** At the next use. */
  LIVE,
  /** When the module is replaced by itself in the same version, which happens without a gap. */
  SWAP,
  /** At the next start of the process. */
  RESTART
}
