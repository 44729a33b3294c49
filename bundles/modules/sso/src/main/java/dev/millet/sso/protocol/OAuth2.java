package dev.millet.sso.protocol;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.millet.api.outgoing.OutgoingRequest;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.ProviderSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Providers of OAuth 2, and those that are only like it, by what administrators wrote of them. */
public final class OAuth2 implements Protocol {

  private static final String STANDARD_PARAMETERS =
      """
      grant_type=authorization_code
      code={code}
      redirect_uri={redirect_uri}
      client_id={client_id}
      client_secret={client_secret}
      code_verifier={code_verifier}
      """;

  private final ProviderAnswers answers;
  private final InstantSource clock;

  public OAuth2(ProviderAnswers answers) {
    this(answers, InstantSource.system());
  }

  OAuth2(ProviderAnswers answers, InstantSource clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public URI authorize(Provider provider, Journey journey) throws SignInFailedException {
    Map<String, String> values = values(provider, journey);
    values.put("state", journey.state());
    values.put(
        "code_challenge",
        CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(journey.verifier()))
            .getValue());
    values.remove("client_secret");
    return uri(Placeholders.encoded(provider.settings().authorizeUrl(), values));
  }

  private static URI uri(String text) throws SignInFailedException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new SignInFailedException(Reason.NOT_UNDERSTOOD, "the settings make no address");
    }
  }

  private static Map<String, String> values(Provider provider, Journey journey) {
    Map<String, String> values = new HashMap<>();
    values.put("client_id", provider.settings().clientId());
    values.put("client_secret", provider.secret());
    values.put("redirect_uri", journey.redirect());
    values.put("scope", provider.settings().scopes());
    values.put("code_verifier", journey.verifier());
    return values;
  }

  @Override
  public ExternalIdentity identify(Provider provider, Journey journey, Back back)
      throws SignInFailedException {
    ProviderSettings settings = provider.settings();
    Map<String, String> values = values(provider, journey);
    values.put("code", back.code());
    JsonTree token = answers.json(tokenRequest(settings, values));
    String access = token.text(settings.tokenPointer());
    if (access.isEmpty()) {
      throw new SignInFailedException(Reason.REFUSED, "there is no token" + token.error());
    }
    if (token.root() instanceof Map<?, ?> all) {
      all.forEach(
          (name, value) -> {
            if (value instanceof String || value instanceof Number) {
              values.putIfAbsent(name.toString(), value.toString());
            }
          });
    }
    values.put("access_token", access);
    JsonTree user = answers.json(userRequest(settings, values));
    String id = user.text(settings.idPointer());
    if (id.isBlank() || id.length() > ExternalIdentity.MAX_KEY || id.indexOf('\0') >= 0) {
      throw new SignInFailedException(Reason.REFUSED, "the provider names nobody" + user.error());
    }
    String email = user.text(settings.emailPointer());
    return ExternalIdentity.of(provider.authority(), id, settings.name())
        .withNames(user.text(settings.namePointer()), "")
        .withEmail(email, user.isTrue(settings.verifiedPointer()))
        .withPicture(user.text(settings.picturePointer()))
        .withAuthenticatedAt(settings.givesProof() ? clock.instant() : null)
        .withRights(provider.mappings().rights(groups(user, settings.groupsClaim())));
  }

  private static List<String> groups(JsonTree user, String pointer) {
    return pointer.startsWith("/") ? user.texts(pointer) : null;
  }

  private static OutgoingRequest tokenRequest(ProviderSettings settings, Map<String, String> values)
      throws SignInFailedException {
    URI url = uri(Placeholders.encoded(settings.tokenUrl(), values));
    Map<String, String> parameters = parameters(settings, values);
    switch (settings.tokenStyle()) {
      case "json":
        return OutgoingRequest.post(
            url,
            "application/json; charset=utf-8",
            JSONObjectUtils.toJSONString(parameters).getBytes(StandardCharsets.UTF_8));
      case "query":
        return OutgoingRequest.get(withQuery(url, form(parameters)));
      case "basic":
        parameters.remove("client_secret");
        String pair =
            Placeholders.encode(values.get("client_id"))
                + ':'
                + Placeholders.encode(values.get("client_secret"));
        return post(url, parameters)
            .withHeader(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
      default:
        return post(url, parameters);
    }
  }

  private static OutgoingRequest post(URI url, Map<String, String> parameters) {
    return OutgoingRequest.post(
        url,
        "application/x-www-form-urlencoded",
        form(parameters).getBytes(StandardCharsets.US_ASCII));
  }

  private static Map<String, String> parameters(
      ProviderSettings settings, Map<String, String> values) {
    String lines =
        settings.tokenParameters().isBlank() ? STANDARD_PARAMETERS : settings.tokenParameters();
    Map<String, String> parameters = new LinkedHashMap<>();
    lines
        .lines()
        .map(String::strip)
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              parameters.put(
                  line.substring(0, equals).strip(),
                  Placeholders.plain(line.substring(equals + 1).strip(), values));
            });
    return parameters;
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            each -> Placeholders.encode(each.getKey()) + '=' + Placeholders.encode(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static URI withQuery(URI url, String query) throws SignInFailedException {
    return query.isEmpty() ? url : uri(url + (url.getRawQuery() == null ? "?" : "&") + query);
  }

  private static OutgoingRequest userRequest(ProviderSettings settings, Map<String, String> values)
      throws SignInFailedException {
    OutgoingRequest request =
        OutgoingRequest.get(uri(Placeholders.encoded(settings.userUrl(), values)));
    int colon = settings.userHeader().indexOf(':');
    return colon < 1
        ? request
        : request.withHeader(
            settings.userHeader().substring(0, colon),
            Placeholders.plain(settings.userHeader().substring(colon + 1).strip(), values));
  }

  @Override
  public void check(Provider provider) {
    // Only a sign-in shows whether what administrators wrote fits.
  }
}
