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

  /** For how long a password counts as given recently ({@link Identity#provenAt()}). */
  default Duration proofLasts() {
    return Duration.ofMinutes(15);
  }
}
