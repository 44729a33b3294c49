package dev.millet.sso.protocol;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.signin.ExternalIdentity;
import dev.millet.outgoing.GuardedClient;
import dev.millet.sso.FakeProvider;
import dev.millet.sso.FakeProvider.Asked;
import dev.millet.sso.FakeProvider.Told;
import dev.millet.sso.TestProviders;
import dev.millet.sso.protocol.Journey.Purpose;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Provider;
import java.time.Instant;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Providers that are only like OAuth 2, each as its documents say that it answers. */
public final class OAuth2Test {

  private static final String REDIRECT = "https://ideas.example.com/sso/x/callback";
  private static final String VERIFIER = "v".repeat(43);

  private final GuardedClient client = new GuardedClient(() -> true);
  private final Protocols protocols = new Protocols(new ProviderAnswers(client));
  private FakeProvider server;

  @Before
  public void start() throws Exception {
    server = FakeProvider.start();
  }

  @After
  public void stop() {
    server.close();
    client.close();
  }

  private static Journey journey() {
    return new Journey(
        "x", Purpose.SIGN_IN, "/", "", "st&te", "nonce", VERIFIER, REDIRECT, Instant.MAX);
  }

  private Provider preset(String key) {
    return TestProviders.preset(key, server.address(""));
  }

  private ExternalIdentity identify(Provider provider) throws Exception {
    return protocols.identify(provider, journey(), new Protocol.Back("c&de", ""));
  }

  private Map<String, String> authorize(Provider provider) throws Exception {
    return FakeProvider.fields(protocols.authorize(provider, journey()).getRawQuery());
  }

  private static void assertFields(Map<String, String> fields, String... expected) {
    for (int i = 0; i < expected.length; i += 2) {
      assertEquals(expected[i], expected[i + 1], fields.get(expected[i]));
    }
  }

  @Test
  public void weComTellsWhoSomebodyIsForTheCode() throws Exception {
    Provider provider = preset("wecom");
    assertFields(
        authorize(provider),
        "login_type",
        "CorpApp",
        "appid",
        TestProviders.CLIENT,
        "redirect_uri",
        REDIRECT,
        "state",
        "st&te");
    server.on(
        "/qyapi.weixin.qq.com/cgi-bin/gettoken",
        request ->
            Told.json(
                Map.of("errcode", 0, "errmsg", "ok", "access_token", "t", "expires_in", 7200)));
    server.on(
        "/qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo",
        request -> Told.json(Map.of("errcode", 0, "errmsg", "ok", "userid", "LiLei")));
    assertEquals("LiLei", identify(provider).subject());
    assertFields(
        server.asked("/qyapi.weixin.qq.com/cgi-bin/gettoken").get(0).query(),
        "corpid",
        TestProviders.CLIENT,
        "corpsecret",
        TestProviders.SECRET);
    assertFields(
        server.asked("/qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo").get(0).query(),
        "access_token",
        "t",
        "code",
        "c&de");
  }

  @Test
  public void weComSaysWithStatus200ThatACodeIsSpent() {
    server.on(
        "/qyapi.weixin.qq.com/cgi-bin/gettoken",
        request -> Told.json(Map.of("errcode", 0, "access_token", "t")));
    server.on(
        "/qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo",
        request -> Told.json(Map.of("errcode", 40029, "errmsg", "invalid code")));
    SignInFailedException failure =
        assertThrows(SignInFailedException.class, () -> identify(preset("wecom")));
    assertEquals(Reason.REFUSED, failure.reason());
    assertTrue(failure.getMessage(), failure.getMessage().contains("40029"));
  }

  @Test
  public void weChatNamesThePersonInTheTokenAnswer() throws Exception {
    Provider provider = preset("wechat");
    String address = protocols.authorize(provider, journey()).toString();
    assertTrue(address, address.endsWith("#wechat_redirect"));
    assertFields(authorize(provider), "appid", TestProviders.CLIENT, "scope", "snsapi_login");
    server.on(
        "/api.weixin.qq.com/sns/oauth2/access_token",
        request -> new Told(200, "text/plain", "{\"access_token\":\"t\",\"openid\":\"o1\"}"));
    server.on(
        "/api.weixin.qq.com/sns/userinfo",
        request ->
            Told.json(
                Map.of(
                    "openid", request.query().get("openid"),
                    "nickname", "李雷",
                    "headimgurl", "https://thirdwx.qlogo.cn/1")));
    ExternalIdentity lei = identify(provider);
    assertEquals("o1", lei.subject());
    assertEquals("李雷", lei.name());
    assertEquals("https://thirdwx.qlogo.cn/1", lei.picture());
    assertFields(
        server.asked("/api.weixin.qq.com/sns/oauth2/access_token").get(0).query(),
        "secret",
        TestProviders.SECRET,
        "code",
        "c&de");
  }

  @Test
  public void dingTalkTakesJsonAndAHeaderOfItsOwn() throws Exception {
    Provider provider = preset("dingtalk");
    assertFields(authorize(provider), "client_id", TestProviders.CLIENT, "prompt", "consent");
    server.on(
        "/api.dingtalk.com/v1.0/oauth2/userAccessToken",
        request -> Told.json(Map.of("accessToken", "t", "expireIn", 7200)));
    server.on(
        "/api.dingtalk.com/v1.0/contact/users/me",
        request -> Told.json(Map.of("nick", "韩梅梅", "unionId", "u1", "email", "han@example.com")));
    ExternalIdentity han = identify(provider);
    assertEquals("u1", han.subject());
    assertEquals("韩梅梅", han.name());
    assertEquals("han@example.com", han.email());
    assertFalse("the provider does not say so", han.emailVerified());
    Asked token = server.asked("/api.dingtalk.com/v1.0/oauth2/userAccessToken").get(0);
    assertEquals("POST", token.method());
    assertTrue(token.body(), token.body().contains("\"clientSecret\":\"" + TestProviders.SECRET));
    assertTrue(token.body(), token.body().contains("\"code\":\"c&de\""));
    assertEquals(
        "t",
        server
            .asked("/api.dingtalk.com/v1.0/contact/users/me")
            .get(0)
            .header("x-acs-dingtalk-access-token"));
  }

  @Test
  public void feishuTellsThePersonInsideOfData() throws Exception {
    Provider provider = preset("feishu");
    assertFields(authorize(provider), "code_challenge_method", "S256", "state", "st&te");
    server.on(
        "/open.feishu.cn/open-apis/authen/v2/oauth/token",
        request -> Told.json(Map.of("code", 0, "access_token", "t", "token_type", "Bearer")));
    server.on(
        "/open.feishu.cn/open-apis/authen/v1/user_info",
        request -> Told.json(Map.of("code", 0, "data", Map.of("union_id", "on_1", "name", "张三"))));
    ExternalIdentity zhang = identify(provider);
    assertEquals("on_1", zhang.subject());
    assertEquals("张三", zhang.name());
    Asked token = server.asked("/open.feishu.cn/open-apis/authen/v2/oauth/token").get(0);
    assertTrue(token.body(), token.body().contains("\"code_verifier\":\"" + VERIFIER));
    assertEquals(
        "Bearer t",
        server
            .asked("/open.feishu.cn/open-apis/authen/v1/user_info")
            .get(0)
            .header("Authorization"));
  }

  @Test
  public void aPlainProviderIsAskedAsOAuth2Says() throws Exception {
    Provider provider = preset("oauth2");
    server.on("/login.example.com/token", request -> Told.json(Map.of("access_token", "t")));
    server.on(
        "/login.example.com/userinfo", request -> Told.json(Map.of("sub", 42, "name", "Lei")));
    assertEquals("a number is an id as well", "42", identify(provider).subject());
    assertFields(
        server.asked("/login.example.com/token").get(0).form(),
        "grant_type",
        "authorization_code",
        "client_secret",
        TestProviders.SECRET,
        "code_verifier",
        VERIFIER);
  }

  @Test
  public void anAnswerThatIsNoJsonOrNamesNobodyIsRefused() {
    Provider provider = preset("oauth2");
    server.on("/login.example.com/token", request -> new Told(200, "text/html", "<html>"));
    assertEquals(Reason.NOT_UNDERSTOOD, reason(provider));
    server.on("/login.example.com/token", request -> Told.json(Map.of("access_token", "t")));
    server.on("/login.example.com/userinfo", request -> Told.json(Map.of("sub", "")));
    assertEquals(Reason.REFUSED, reason(provider));
  }

  private Reason reason(Provider provider) {
    return assertThrows(SignInFailedException.class, () -> identify(provider)).reason();
  }
}
