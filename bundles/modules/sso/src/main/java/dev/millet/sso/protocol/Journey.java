package dev.millet.sso.protocol;

import java.time.Instant;

/**
 * A sign-in on its way to a provider and back. The browser keeps it, encrypted, in a cookie.
 *
 * @param provider the slug of the provider
 * @param purpose what is done when it comes back
 * @param to a path of this site that follows
 * @param session what identifies the session of the member who links or confirms; empty for a
 *     visitor
 * @param state comes back in the address
 * @param nonce comes back in the token
 * @param verifier proves that the code is for this site
 */
public record Journey(
    String provider,
    Purpose purpose,
    String to,
    String session,
    String state,
    String nonce,
    String verifier,
    String redirect,
    Instant expiresAt) {

  /** The purpose for which a browser goes to a provider. */
  public enum Purpose {
    SIGN_IN,
    LINK,
    CONFIRM
  }

  /** Never shows what is secret in it. */
  @Override
  public String toString() {
    return "Journey[" + provider + " " + purpose + "]";
  }
}
