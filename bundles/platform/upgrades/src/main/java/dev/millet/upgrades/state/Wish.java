package dev.millet.upgrades.state;

/**
 * What the next start is to do about a module.
 *
 * @param sha256 of the file to start; null where it is the distribution's
 * @param previous the SHA-256 of the version before; null where there was none
 * @param back whether the file is the way back, and stands in for newer ones of the distribution
 * @param added whether it is started although no selected feature names it
 * @param standing whether it is started at all
 */
public record Wish(String sha256, String previous, boolean back, boolean added, Standing standing) {

  /** Whether a module is started. */
  public enum Standing {
    ACTIVE,
    /** It is installed and not started. */
    DISABLED,
    /** It is not even installed. */
    REMOVED
  }

  /** A module of which nothing was ever wanted. */
  static final Wish NONE = new Wish(null, null, false, false, Standing.ACTIVE);

  /** The same version, put in another standing. */
  public Wish in(Standing next) {
    return new Wish(sha256, previous, back, added, next);
  }
}
