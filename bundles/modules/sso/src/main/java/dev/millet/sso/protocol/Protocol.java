package dev.millet.sso.protocol;

import dev.millet.api.signin.ExternalIdentity;
import dev.millet.sso.providers.Provider;
import java.net.URI;

/** A protocol in which providers are asked. Thread-safe. */
public interface Protocol {

  /**
   * Returns where the browser goes.
   *
   * @throws SignInFailedException where the provider does not say
   */
  URI authorize(Provider provider, Journey journey) throws SignInFailedException;

  /**
   * Returns who came back.
   *
   * @param back what the provider sent the browser back with
   */
  ExternalIdentity identify(Provider provider, Journey journey, Back back)
      throws SignInFailedException;

  /**
   * Checks that a provider can be asked.
   *
   * @throws SignInFailedException where it cannot
   */
  void check(Provider provider) throws SignInFailedException;

  /**
   * The parameters with which the provider sent the browser back.
   *
   * @param code for which it tells who it is
   * @param issuer as it names itself (RFC 9207); empty where it does not
   */
  record Back(String code, String issuer) {

    /** Never shows the code. */
    @Override
    public String toString() {
      return "Back[]";
    }
  }
}
