package dev.millet.sso.protocol;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.millet.api.outgoing.OutgoingRequest;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.ProviderSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenID Connect: the authorization code flow with PKCE, state and nonce. The token is one that the
 * issuer signed, for this site and this sign-in. Thread-safe.
 */
public final class OpenIdConnect implements Protocol {

  private static final int CONFIRMED_WITHIN_SECONDS = 120;

  private final ProviderAnswers answers;
  private final Discovery discovery;
  private final TokenEndpoint tokens;

  public OpenIdConnect(ProviderAnswers answers) {
    this(answers, InstantSource.system());
  }

  OpenIdConnect(ProviderAnswers answers, InstantSource clock) {
    this.answers = answers;
    this.discovery = new Discovery(answers, clock);
    this.tokens = new TokenEndpoint(answers);
  }

  @Override
  public void check(Provider provider) throws SignInFailedException {
    discovery.refreshed(provider.settings().issuer());
  }

  @Override
  public URI authorize(Provider provider, Journey journey) throws SignInFailedException {
    ProviderSettings settings = provider.settings();
    Discovery.Found found = discovery.of(settings.issuer());
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                scope(settings.scopes()),
                new ClientID(settings.clientId()),
                URI.create(journey.redirect()))
            .endpointURI(found.metadata().getAuthorizationEndpointURI())
            .state(new State(journey.state()))
            .nonce(new Nonce(journey.nonce()))
            .codeChallenge(new CodeVerifier(journey.verifier()), CodeChallengeMethod.S256);
    if (journey.purpose() == Journey.Purpose.CONFIRM) {
      request.prompt(new Prompt(Prompt.Type.LOGIN)).maxAge(CONFIRMED_WITHIN_SECONDS);
    }
    return request.build().toURI();
  }

  private static Scope scope(String scopes) {
    Scope scope = Scope.parse(scopes.isBlank() ? "openid profile email" : scopes);
    scope.add("openid");
    return scope;
  }

  @Override
  public ExternalIdentity identify(Provider provider, Journey journey, Back back)
      throws SignInFailedException {
    ProviderSettings settings = provider.settings();
    Discovery.Found found = discovery.of(settings.issuer());
    String issuer = found.metadata().getIssuer().getValue();
    if (!back.issuer().isEmpty() && !back.issuer().equals(issuer)) {
      throw new SignInFailedException(
          Reason.NOT_TRUSTED, "the browser came back from " + back.issuer());
    }
    TokenEndpoint.Tokens given = tokens.exchange(provider, journey, back, found.metadata());
    IDTokenClaimsSet token = validated(settings, found, given.idToken(), journey);
    Map<String, Object> claims = new HashMap<>(userInfo(found, given.accessToken(), token));
    claims.putAll(token.toJSONObject());
    return identity(provider, token, JsonTree.of(claims));
  }

  private IDTokenClaimsSet validated(
      ProviderSettings settings, Discovery.Found found, JWT token, Journey journey)
      throws SignInFailedException {
    if (!(token.getHeader() instanceof JWSHeader header)
        || !JWSAlgorithm.Family.SIGNATURE.contains(header.getAlgorithm())) {
      throw new SignInFailedException(
          Reason.NOT_TRUSTED, "the token is not signed with a key of the provider");
    }
    try {
      return validate(settings, found, token, header.getAlgorithm(), journey);
    } catch (BadJOSEException | JOSEException first) {
      Discovery.Found fresh = discovery.withFreshKeys(settings.issuer());
      if (fresh == found) {
        throw new SignInFailedException(Reason.NOT_TRUSTED, first.getMessage());
      }
      try {
        return validate(settings, fresh, token, header.getAlgorithm(), journey);
      } catch (BadJOSEException | JOSEException e) {
        throw new SignInFailedException(Reason.NOT_TRUSTED, e.getMessage());
      }
    }
  }

  private static IDTokenClaimsSet validate(
      ProviderSettings settings,
      Discovery.Found found,
      JWT token,
      JWSAlgorithm algorithm,
      Journey journey)
      throws BadJOSEException, JOSEException {
    return new IDTokenValidator(
            found.metadata().getIssuer(),
            new ClientID(settings.clientId()),
            algorithm,
            found.keys())
        .validate(token, new Nonce(journey.nonce()));
  }

  /** A provider without such an endpoint, or with signed answers, has said all in the token. */
  private Map<String, Object> userInfo(
      Discovery.Found found, String accessToken, IDTokenClaimsSet token)
      throws SignInFailedException {
    URI address = found.metadata().getUserInfoEndpointURI();
    if (address == null) {
      return Map.of();
    }
    JsonTree user;
    try {
      user =
          answers.json(
              OutgoingRequest.get(address).withHeader("Authorization", "Bearer " + accessToken));
    } catch (SignInFailedException e) {
      if (e.reason() == Reason.NOT_UNDERSTOOD) {
        return Map.of();
      }
      throw e;
    }
    if (!user.text("/sub").equals(token.getSubject().getValue())) {
      throw new SignInFailedException(
          Reason.NOT_TRUSTED, "the provider tells of another person than the token does");
    }
    Map<String, Object> claims = new HashMap<>();
    if (user.root() instanceof Map<?, ?> all) {
      all.forEach((name, value) -> claims.put(name.toString(), value));
    }
    return claims;
  }

  private static ExternalIdentity identity(
      Provider provider, IDTokenClaimsSet token, JsonTree claims) throws SignInFailedException {
    String subject = token.getSubject().getValue();
    if (subject.isBlank()
        || subject.length() > ExternalIdentity.MAX_KEY
        || subject.indexOf('\0') >= 0) {
      throw new SignInFailedException(Reason.NOT_UNDERSTOOD, "the provider names nobody");
    }
    String preferred = claims.text("/preferred_username");
    Date at = token.getAuthenticationTime();
    return ExternalIdentity.of(provider.authority(), subject, provider.settings().name())
        .withNames(claims.text("/name"), preferred.isEmpty() ? claims.text("/nickname") : preferred)
        .withEmail(claims.text("/email"), claims.isTrue("/email_verified"))
        .withPicture(claims.text("/picture"))
        .withAuthenticatedAt(at == null ? null : at.toInstant())
        .withRights(provider.mappings().rights(groups(claims, provider.settings().groupsClaim())));
  }

  private static List<String> groups(JsonTree claims, String claim) {
    String name = claim.isEmpty() ? "groups" : claim;
    String pointer = name.startsWith("/") ? name : "/" + name.replace("~", "~0").replace("/", "~1");
    return claims.texts(pointer);
  }

  /** Reads what cannot be read as a problem of the provider. */
  static SignInFailedException notUnderstood(ParseException e) {
    return new SignInFailedException(Reason.NOT_UNDERSTOOD, e.getMessage());
  }
}
