package dev.millet.sso.protocol;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.millet.api.members.Role;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.outgoing.GuardedClient;
import dev.millet.sso.FakeProvider;
import dev.millet.sso.FakeProvider.Told;
import dev.millet.sso.TestProviders;
import dev.millet.sso.protocol.Journey.Purpose;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Provider;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A provider is believed where it signed what it says, for this site and this sign-in. */
public final class OpenIdConnectTest {

  private static final String NONCE = "nonce-of-this-sign-in";
  private static final String VERIFIER = "v".repeat(43);
  private static final String REDIRECT = "https://ideas.example.com/sso/example/callback";

  private final GuardedClient client = new GuardedClient(() -> true);
  private final Protocols protocols = new Protocols(new ProviderAnswers(client));
  private FakeProvider server;
  private Provider provider;

  @Before
  public void start() throws Exception {
    server = FakeProvider.start().openIdConnect();
    provider = TestProviders.oidc(server.address(""), "", "engineers = role:staff");
    server.on("/me", request -> Told.json(Map.of("sub", "lei")));
  }

  @After
  public void stop() {
    server.close();
    client.close();
  }

  private static Journey journey(Purpose purpose) {
    return new Journey(
        "example", purpose, "/", "", "state", NONCE, VERIFIER, REDIRECT, Instant.MAX);
  }

  private JWTClaimsSet.Builder claims() {
    return server.claims("lei", TestProviders.CLIENT, NONCE);
  }

  private ExternalIdentity identify() throws Exception {
    return protocols.identify(
        provider, journey(Purpose.SIGN_IN), new Protocol.Back("code", server.address("")));
  }

  private Reason reason() {
    return assertThrows(SignInFailedException.class, this::identify).reason();
  }

  private Reason reasonFor(String token) {
    server.giveToken(token);
    return reason();
  }

  @Test
  public void theBrowserGoesWithStateNonceAndChallenge() throws Exception {
    URI address = protocols.authorize(provider, journey(Purpose.SIGN_IN));
    Map<String, String> query = FakeProvider.fields(address.getRawQuery());
    assertTrue(address.toString().startsWith(server.address("/authorize?")));
    assertEquals("code", query.get("response_type"));
    assertEquals(TestProviders.CLIENT, query.get("client_id"));
    assertEquals(REDIRECT, query.get("redirect_uri"));
    assertEquals("openid profile email", query.get("scope"));
    assertEquals("state", query.get("state"));
    assertEquals(NONCE, query.get("nonce"));
    assertEquals("S256", query.get("code_challenge_method"));
    assertFalse(address.toString().contains(VERIFIER));
    Map<String, String> confirm =
        FakeProvider.fields(protocols.authorize(provider, journey(Purpose.CONFIRM)).getRawQuery());
    assertEquals("login", confirm.get("prompt"));
    assertEquals("120", confirm.get("max_age"));
  }

  @Test
  public void whoTheProviderNamesIsIdentified() throws Exception {
    server.giveToken(
        server.signed(
            claims().claim("auth_time", 1_700_000_000L).claim("groups", List.of("a")).build()));
    server.on(
        "/me",
        request ->
            Told.json(
                Map.of(
                    "sub", "lei",
                    "name", "李雷 😀",
                    "preferred_username", "lilei",
                    "email", "lei@example.com",
                    "email_verified", true,
                    "groups", List.of("engineers"))));
    ExternalIdentity lei = identify();
    assertEquals(server.address(""), lei.authority());
    assertEquals("lei", lei.subject());
    assertEquals("李雷 😀", lei.name());
    assertEquals("lilei", lei.handle());
    assertEquals("lei@example.com", lei.email());
    assertTrue(lei.emailVerified());
    assertEquals(Instant.ofEpochSecond(1_700_000_000L), lei.authenticatedAt().orElseThrow());
    assertEquals("the token goes before", Set.of(), lei.rights().roles());
    assertEquals(Set.of(Role.STAFF), lei.rights().decidedRoles());
    FakeProvider.Asked token = server.asked("/token").get(0);
    assertEquals("authorization_code", token.form().get("grant_type"));
    assertEquals("code", token.form().get("code"));
    assertEquals(VERIFIER, token.form().get("code_verifier"));
    assertEquals(REDIRECT, token.form().get("redirect_uri"));
    assertTrue(token.header("Authorization").startsWith("Basic "));
    assertEquals("Bearer opaque", server.asked("/me").get(0).header("Authorization"));
  }

  @Test
  public void anAddressThatIsNotSaidToBeVerifiedIsNot() throws Exception {
    server.giveToken(server.signed(claims().claim("email", "lei@example.com").build()));
    assertFalse(identify().emailVerified());
  }

  @Test
  public void aTokenForAnotherSignInIsRefused() throws Exception {
    assertEquals(
        Reason.NOT_TRUSTED, reasonFor(server.signed(claims().claim("nonce", "another").build())));
    assertEquals(
        Reason.NOT_TRUSTED, reasonFor(server.signed(claims().claim("nonce", null).build())));
  }

  @Test
  public void aTokenOfAnotherIssuerForAnotherSiteOrTooOldIsRefused() throws Exception {
    assertEquals(
        Reason.NOT_TRUSTED,
        reasonFor(server.signed(claims().issuer("https://evil.example.com").build())));
    assertEquals(
        Reason.NOT_TRUSTED, reasonFor(server.signed(claims().audience("another-site").build())));
    assertEquals(
        Reason.NOT_TRUSTED,
        reasonFor(
            server.signed(
                claims().expirationTime(Date.from(Instant.now().minusSeconds(600))).build())));
  }

  @Test
  public void aTokenThatTheProviderDidNotSignIsRefused() throws Exception {
    assertEquals(
        Reason.NOT_TRUSTED,
        reasonFor(FakeProvider.signed(claims().build(), FakeProvider.newKey("first"))));
    assertEquals(Reason.NOT_TRUSTED, reasonFor(FakeProvider.unsigned(claims().build())));
    assertEquals(
        Reason.NOT_TRUSTED,
        reasonFor(FakeProvider.signedWith(TestProviders.SECRET, claims().build())));
  }

  @Test
  public void theProviderTellsOfThePersonOfTheToken() throws Exception {
    server.on("/me", request -> Told.json(Map.of("sub", "another")));
    assertEquals(Reason.NOT_TRUSTED, reasonFor(server.signed(claims().build())));
  }

  @Test
  public void aCodeThatIsSpentIsRefused() {
    server.on(
        "/token", request -> new Told(400, "application/json", "{\"error\":\"invalid_grant\"}"));
    assertEquals(Reason.REFUSED, reason());
  }

  @Test
  public void anAnswerFromAnotherProviderIsRefused() throws Exception {
    server.giveToken(server.signed(claims().build()));
    SignInFailedException failure =
        assertThrows(
            SignInFailedException.class,
            () ->
                protocols.identify(
                    provider,
                    journey(Purpose.SIGN_IN),
                    new Protocol.Back("code", "https://evil.example.com")));
    assertEquals(Reason.NOT_TRUSTED, failure.reason());
  }

  @Test
  public void aProviderThatCallsItselfOtherwiseIsRefused() {
    String issuer = server.address("");
    server.on(
        "/.well-known/openid-configuration",
        request ->
            Told.json(
                Map.of(
                    "issuer", "https://evil.example.com",
                    "authorization_endpoint", issuer + "/authorize",
                    "token_endpoint", issuer + "/token",
                    "jwks_uri", issuer + "/keys",
                    "subject_types_supported", List.of("public"))));
    assertEquals(Reason.NOT_TRUSTED, reason());
  }

  @Test
  public void onlyVerifiedAddressesOfAllowedDomainsComeIn() throws Exception {
    provider = TestProviders.oidc(server.address(""), "example.com\n例子.测试", "");
    for (String email : List.of("lei@evil.com", "lei@sub.example.com", "example.com", "")) {
      JWTClaimsSet claims = claims().claim("email", email).claim("email_verified", true).build();
      assertEquals(email, Reason.DOMAIN, reasonFor(server.signed(claims)));
    }
    assertEquals(
        "not verified",
        Reason.DOMAIN,
        reasonFor(server.signed(claims().claim("email", "lei@example.com").build())));
    for (String email : List.of("lei@Example.com", "lei@xn--fsqu00a.xn--0zwm56d")) {
      server.giveToken(
          server.signed(claims().claim("email", email).claim("email_verified", true).build()));
      assertEquals(email, identify().email());
    }
  }

  @Test
  public void aPrivateAddressIsNotAskedUnlessThatIsAllowed() {
    try (GuardedClient guarded = new GuardedClient(() -> false)) {
      Protocols strict = new Protocols(new ProviderAnswers(guarded));
      SignInFailedException failure =
          assertThrows(
              SignInFailedException.class,
              () -> strict.authorize(provider, journey(Purpose.SIGN_IN)));
      assertEquals(Reason.UNREACHABLE, failure.reason());
      assertEquals(List.of(), server.asked("/.well-known/openid-configuration"));
    }
  }
}
