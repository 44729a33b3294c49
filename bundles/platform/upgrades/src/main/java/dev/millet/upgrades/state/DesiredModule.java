package dev.millet.upgrades.state;

/**
 * What the next start is to do about a module.
 *
 * @param sha256 of the file to start; null where it is the distribution's
 * @param previous the SHA-256 of the version before; null where there was none
 * @param back whether the file is the way back, and stands in for newer ones of the distribution
 * @param added whether it is started although no selected feature names it
 * @param activation whether it is started at all
 */
public record DesiredModule(
    String sha256, String previous, boolean back, boolean added, Activation activation) {

  /** Whether a module is started. */
  public enum Activation {
    ACTIVE,
    /** It is installed and not started. */
    DISABLED,
    /** It is not even installed. */
    REMOVED
  }

  /** A module of which nothing was ever wanted. */
  static final DesiredModule NONE = new DesiredModule(null, null, false, false, Activation.ACTIVE);

  /** The same version, put in another standing. */
  public DesiredModule in(Activation next) {
    return new DesiredModule(sha256, previous, back, added, next);
  }
}
