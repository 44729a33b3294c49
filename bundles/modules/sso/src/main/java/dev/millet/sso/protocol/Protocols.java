package dev.millet.sso.protocol;

import dev.millet.api.gateway.Problem;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Domains;
import dev.millet.sso.providers.Provider;
import java.net.URI;
import java.util.Locale;

/** Asks each provider as its kind is asked. Thread-safe. */
public final class Protocols {

  private final Protocol openIdConnect;
  private final Protocol oauth2;

  public Protocols(ProviderAnswers answers) {
    this(new OpenIdConnect(answers), new OAuth2(answers));
  }

  Protocols(Protocol openIdConnect, Protocol oauth2) {
    this.openIdConnect = openIdConnect;
    this.oauth2 = oauth2;
  }

  private Protocol of(Provider provider) {
    return provider.settings().usesOpenIdConnect() ? openIdConnect : oauth2;
  }

  /** Returns where the browser goes. */
  public URI authorize(Provider provider, Journey journey) throws SignInFailedException {
    return of(provider).authorize(provider, journey);
  }

  /** Returns who came back, where they are of an allowed domain. */
  public ExternalIdentity identify(Provider provider, Journey journey, Protocol.Back back)
      throws SignInFailedException {
    ExternalIdentity identity = of(provider).identify(provider, journey, back);
    Domains domains = provider.domains();
    if (!domains.isEmpty() && !(identity.emailVerified() && domains.contains(identity.email()))) {
      throw new SignInFailedException(
          Reason.DOMAIN, "the person has no verified address of an allowed domain");
    }
    return identity;
  }

  /**
   * Refuses settings of an enabled provider that cannot be asked.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 that names the issuer
   */
  public void requireReachable(Provider provider) {
    if (!provider.settings().isEnabled()) {
      return;
    }
    try {
      of(provider).check(provider);
    } catch (SignInFailedException e) {
      String code = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      throw Problem.invalid("issuer", code, e.getMessage()).toException();
    }
  }
}
