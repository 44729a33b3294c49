package dev.millet.upgrades.candidate;

/**
 * The signer of a jar, and whether it is trusted.
 *
 * @param standing what the signature is worth
 * @param name the subject of the signer's certificate; null where the jar is not signed
 */
public record Signer(Standing standing, String name) {

  /** The worth of a signature. */
  public enum Standing {
    /** Every entry is signed by somebody whose certificate leads to one in the trust store. */
    TRUSTED,
    /** Every entry is signed, by somebody whom nobody here vouches for. */
    UNTRUSTED,
    /**
     * As {@link #TRUSTED}, but a certificate was not valid yet, or not any more, when it counted.
     */
    EXPIRED,
    /** Nothing is signed. */
    UNSIGNED
  }

  static final Signer NOBODY = new Signer(Standing.UNSIGNED, null);
}
