package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.OidcProvider;
import dev.millet.tests.Shipped;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** People sign in with a real provider of OpenID Connect. */
public final class ProviderSignInIT {

  private static final String START = "/sso/example?to=/members/settings/sign-in";
  private static final String OWN_PAGE = "/members/settings/sign-in";
  private static final String PROVIDER = "/api/v1/sso/providers/example";

  private static MilletProcess millet;
  private static OidcProvider provider;
  private static Api api;
  private static String operator;

  private ProviderSession browser;

  @BeforeClass
  public static void start() throws Exception {
    millet =
        MilletProcess.run(
                "--set", "outgoing.private.addresses=true", "--set", "upgrades.watch.seconds=0")
            .ready();
    api = new Api(millet.address("/"));
    operator = Operator.of(millet).token();
    provider = OidcProvider.start(millet.address("/sso/example/callback").toString());
    put("");
  }

  @AfterClass
  public static void stop() throws Exception {
    if (provider != null) {
      provider.close();
    }
    millet.close();
  }

  @Before
  public void open() {
    browser = new ProviderSession(millet.address("/"));
  }

  private static void put(String more) {
    HttpResponse<String> saved = api.send("PUT", PROVIDER, operator, provider.settings(more));
    assertEquals(saved.body(), 200, saved.statusCode());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse(answer.statusCode() + answer.body());
  }

  private static void assertRefused(int status, String text, HttpResponse<String> answer) {
    assertEquals(answer.body(), status, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains(text));
    assertFalse(
        answer.headers().allValues("set-cookie").stream()
            .anyMatch(cookie -> cookie.startsWith("millet_session=")));
  }

  private static String member(String handle) {
    return api.get("/api/v1/members?handle=" + handle, operator).body();
  }

  @Test
  public void whoIsNewGetsAnAccountWithTheRolesOfTheProvider() throws Exception {
    put(", \"mappings\": \"engineers = role:staff\"");
    assertEquals(OWN_PAGE, location(browser.signIn(START, "lee")));
    assertTrue(browser.get(OWN_PAGE).body().contains("lee@example.com"));
    String lee = member("lee");
    assertTrue(lee, lee.contains("\"displayName\":\"Lee 李\""));
    assertTrue(lee, lee.contains("\"staff\""));
    ProviderSession other = new ProviderSession(millet.address("/"));
    other.signIn(START, "lee");
    assertTrue(other.get(OWN_PAGE).body().contains("lee@example.com"));
    put("");
  }

  @Test
  public void aNameInChineseMakesAHandle() throws Exception {
    browser.signIn(START, "han");
    String page = browser.get(OWN_PAGE).body();
    assertTrue(page, page.contains("韩梅梅"));
  }

  @Test
  public void theWayBackWorksOnceAndInOneBrowser() throws Exception {
    URI back = browser.signInThere(START, "once");
    ProviderSession other = new ProviderSession(millet.address("/"));
    other.get(START);
    assertRefused(400, "expired or was started in another browser", other.get(back));
    assertEquals(OWN_PAGE, location(browser.get(back)));
    assertRefused(400, "expired or was started in another browser", other.get(back));
    ProviderSession again = new ProviderSession(millet.address("/"));
    URI fresh = again.signInThere(START, "once");
    String code = back.getQuery().replaceAll(".*code=([^&]*).*", "$1");
    URI mixed = URI.create(fresh.toString().replaceAll("code=[^&]*", "code=" + code));
    assertRefused(502, "refused the sign-in", again.get(mixed));
  }

  @Test
  public void whoSaysNoThereIsToldSo() throws Exception {
    assertRefused(403, "You cancelled at Example", browser.get(browser.refuseThere(START)));
  }

  @Test
  public void whoIsSuspendedStaysOut() throws Exception {
    browser.signIn(START, "troll");
    long id = Api.number(member("troll"), "id");
    assertEquals(200, api.put("/api/v1/members/" + id + "/suspension", operator).statusCode());
    ProviderSession other = new ProviderSession(millet.address("/"));
    assertRefused(403, "suspended", other.signIn(START, "troll"));
  }

  @Test
  public void anEqualAddressOpensNoAccount() throws Exception {
    String account =
        "{\"handle\":\"owner\",\"password\":\"correct horse battery\","
            + "\"email\":\"owner@example.com\"}";
    assertEquals(201, api.post("/api/v1/members", operator, account).statusCode());
    assertEquals(OWN_PAGE, location(browser.signIn(START, "owner")));
    String page = browser.get(OWN_PAGE).body();
    // the handle is taken; an address that nobody confirmed is nobody's
    assertTrue(page, page.contains("name=\"username\" value=\"owner-"));
  }

  @Test
  public void aMemberProvesAtTheProviderWhoTheyAre() throws Exception {
    browser.signIn("/sso/example?to=/members/settings/tokens", "prover");
    HttpResponse<String> asked = browser.get("/members/confirm?to=/members/settings/tokens");
    assertTrue(asked.body(), asked.body().contains("Confirm with Example"));
    String button =
        asked.body().replaceAll("(?s).*href=\"(/sso/example\\?for=confirm[^\"]*)\".*", "$1");
    HttpResponse<String> back = browser.signIn(button.replace("&amp;", "&"), "prover");
    assertTrue(location(back), location(back).startsWith("/members/confirm?to="));
    HttpResponse<String> confirmed = browser.get(location(back));
    assertEquals("/members/settings/tokens", location(confirmed));
  }

  @Test
  public void whoIsSignedInStaysSoWhenTheModuleIsReplacedAndRemoved() throws Exception {
    browser.signIn(START, "stayer");
    modules("restart");
    assertEquals(200, browser.get(OWN_PAGE).statusCode());
    assertEquals(
        OWN_PAGE, location(new ProviderSession(millet.address("/")).signIn(START, "stayer")));
    modules("disable");
    assertEquals(200, browser.get(OWN_PAGE).statusCode());
    String page = api.get("/members/sign-in", null).body();
    assertFalse(page, page.contains("/sso/"));
    assertTrue(page, page.contains("name=\"password\""));
    modules("enable");
    assertTrue(api.get("/members/sign-in", null).body().contains("/sso/example"));
  }

  private static void modules(String what) throws Exception {
    Command done =
        Command.run(
            Shipped.home().root(),
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            List.of("modules", what, "sso", "--yes", "--data", millet.data().toString()));
    assertEquals(done.output(), 0, done.code());
  }
}
