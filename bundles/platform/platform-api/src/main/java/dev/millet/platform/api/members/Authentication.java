package dev.millet.platform.api.members;

import dev.millet.api.members.Identity;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Recognises callers by what they present. Called by the gateway for every request. Thread-safe.
 */
@ProviderType
public interface Authentication {

  /** The name of the session cookie. */
  String COOKIE = "millet_session";

  /**
   * Recognises the bearer of a session cookie.
   *
   * @return {@link Identity#VISITOR} where the session is unknown, revoked or expired
   */
  Identity bySession(String cookieValue);

  /**
   * Recognises the bearer of a token.
   *
   * @return {@link Identity#VISITOR} where the token is unknown, revoked or expired
   */
  Identity byToken(String token);

  /**
   * Returns whether a caller has to set up two-factor authentication before anything else, as the
   * site asks their role to. Called for every request of somebody who is signed in.
   *
   * @param path what they ask for; what the set-up needs is open to them
   * @since 1.2
   */
  default boolean owesTwoFactor(Identity caller, String path) {
    return false;
  }

  /** For how long a password counts as given recently ({@link Identity#provenAt()}). */
  default Duration proofLasts() {
    return Duration.ofMinutes(15);
  }
}
