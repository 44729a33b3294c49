package dev.millet.sso.protocol;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.millet.api.outgoing.OutgoingAnswer;
import dev.millet.api.outgoing.OutgoingRequest;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out how providers of OpenID Connect are asked, and with what they sign (OpenID Connect
 * Discovery 1.0). What was found is kept for an hour; keys are read again for a token whose key is
 * not among them, at most once a minute. Thread-safe.
 */
final class Discovery {

  private static final String PATH = "/.well-known/openid-configuration";
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration BETWEEN_KEYS = Duration.ofMinutes(1);
  private static final int MAX_KEPT = 40;

  private final ProviderAnswers answers;
  private final InstantSource clock;
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  Discovery(ProviderAnswers answers, InstantSource clock) {
    this.answers = answers;
    this.clock = clock;
  }

  /** The metadata and keys of a provider, and when they were read. */
  record Found(OIDCProviderMetadata metadata, JWKSet keys, Instant at, Instant keysAt) {}

  Found of(String issuer) throws SignInFailedException {
    Found known = found.get(issuer);
    return known != null && known.at().plus(KEPT).isAfter(clock.instant())
        ? known
        : refreshed(issuer);
  }

  /** Reads everything again. */
  Found refreshed(String issuer) throws SignInFailedException {
    OIDCProviderMetadata metadata = metadata(issuer);
    return keep(issuer, metadata, clock.instant());
  }

  /** Reads the keys again, where that has not been done a moment ago. */
  Found withFreshKeys(String issuer) throws SignInFailedException {
    Found known = of(issuer);
    return known.keysAt().plus(BETWEEN_KEYS).isAfter(clock.instant())
        ? known
        : keep(issuer, known.metadata(), known.at());
  }

  private Found keep(String issuer, OIDCProviderMetadata metadata, Instant at)
      throws SignInFailedException {
    Found read = new Found(metadata, keys(metadata.getJWKSetURI()), at, clock.instant());
    if (found.size() >= MAX_KEPT) {
      found.clear();
    }
    found.put(issuer, read);
    return read;
  }

  private OIDCProviderMetadata metadata(String issuer) throws SignInFailedException {
    URI address = URI.create(plain(issuer) + PATH);
    OutgoingAnswer answer = answers.send(OutgoingRequest.get(address));
    if (!answer.isSuccess()) {
      throw new SignInFailedException(Reason.UNREACHABLE, address + " answered " + answer.status());
    }
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(answer.text());
    } catch (GeneralException e) {
      throw new SignInFailedException(Reason.NOT_UNDERSTOOD, address + ": " + e.getMessage());
    }
    String named = metadata.getIssuer().getValue();
    if (!plain(named).equals(plain(issuer))) {
      throw new SignInFailedException(
          Reason.NOT_TRUSTED, address + " names the issuer " + named + ", not " + issuer);
    }
    if (metadata.getAuthorizationEndpointURI() == null
        || metadata.getTokenEndpointURI() == null
        || metadata.getJWKSetURI() == null) {
      throw new SignInFailedException(Reason.NOT_UNDERSTOOD, address + " lacks an endpoint");
    }
    return metadata;
  }

  private static String plain(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }

  private JWKSet keys(URI address) throws SignInFailedException {
    OutgoingAnswer answer = answers.send(OutgoingRequest.get(address));
    try {
      return JWKSet.parse(answer.text());
    } catch (ParseException e) {
      throw new SignInFailedException(Reason.NOT_UNDERSTOOD, address + " answered no keys");
    }
  }
}
