package dev.millet.sso.protocol;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.millet.api.outgoing.OutgoingAnswer;
import dev.millet.api.outgoing.OutgoingRequest;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Provider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Exchanges the code with which the browser came back for tokens. Thread-safe. */
final class TokenEndpoint {

  private final ProviderAnswers answers;

  TokenEndpoint(ProviderAnswers answers) {
    this.answers = answers;
  }

  /** The tokens that a provider gives for a code. */
  record Tokens(JWT idToken, String accessToken) {

    /** Never shows the tokens. */
    @Override
    public String toString() {
      return "Tokens[]";
    }
  }

  Tokens exchange(
      Provider provider, Journey journey, Protocol.Back back, OIDCProviderMetadata metadata)
      throws SignInFailedException {
    OutgoingAnswer answer = answers.send(outgoing(request(provider, journey, back, metadata)));
    if (!answer.isSuccess()) {
      throw new SignInFailedException(
          Reason.REFUSED,
          "the token endpoint answered "
              + answer.status()
              + JsonTree.read(answer.text()).map(JsonTree::error).orElse(""));
    }
    try {
      OIDCTokenResponse response = OIDCTokenResponse.parse(JSONObjectUtils.parse(answer.text()));
      return new Tokens(
          response.getOIDCTokens().getIDToken(),
          response.getOIDCTokens().getAccessToken().getValue());
    } catch (ParseException e) {
      throw OpenIdConnect.notUnderstood(e);
    }
  }

  private static HTTPRequest request(
      Provider provider, Journey journey, Protocol.Back back, OIDCProviderMetadata metadata) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(back.code()),
            URI.create(journey.redirect()),
            new CodeVerifier(journey.verifier()));
    URI address = metadata.getTokenEndpointURI();
    ClientID client = new ClientID(provider.settings().clientId());
    return provider.secret().isEmpty()
        ? new TokenRequest.Builder(address, client, grant).build().toHTTPRequest()
        : new TokenRequest.Builder(
                address, proof(client, new Secret(provider.secret()), metadata), grant)
            .build()
            .toHTTPRequest();
  }

  /** The default is to send the secret in the header, where the provider says nothing. */
  private static ClientAuthentication proof(
      ClientID client, Secret secret, OIDCProviderMetadata metadata) {
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean header =
        methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return header ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret);
  }

  private static OutgoingRequest outgoing(HTTPRequest request) {
    OutgoingRequest outgoing =
        OutgoingRequest.post(
            request.getURI(),
            "application/x-www-form-urlencoded",
            request.getBody().getBytes(StandardCharsets.UTF_8));
    String authorization = request.getAuthorization();
    return authorization == null ? outgoing : outgoing.withHeader("Authorization", authorization);
  }
}
