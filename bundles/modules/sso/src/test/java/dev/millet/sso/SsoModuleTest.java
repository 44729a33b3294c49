package dev.millet.sso;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.signin.SignInPolicy;
import dev.millet.api.subjects.Subject;
import dev.millet.modules.JacksonJson;
import dev.millet.outgoing.GuardedClient;
import dev.millet.sso.FakeProvider.Told;
import dev.millet.sso.http.ProvidersApi.ProviderAnswer;
import dev.millet.sso.providers.ProviderSettings;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Browsers go to a provider and come back once, to where they began. */
@RunWith(Parameterized.class)
public final class SsoModuleTest {

  private static final String START = "/sso/{provider}";
  private static final String BACK = "/sso/{provider}/callback";
  private static final String ONE = "/api/v1/sso/providers/{provider}";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final GuardedClient client = new GuardedClient(() -> true);
  private final FakeExternal external = new FakeExternal();
  private final FakeMembers members = new FakeMembers();
  private final TestDatabase database;
  private final SsoModule module;
  private FakeProvider server;

  public SsoModuleTest(TestDatabase database) {
    this.database = database;
    module = module(false);
  }

  private SsoModule module(boolean only) {
    return new SsoModule(
        database.database(),
        new JacksonJson(),
        new PlainSecrets(),
        client,
        external,
        new PlainPages("dev.millet.sso.templates"),
        new FixedSettings(only));
  }

  @Before
  public void start() throws Exception {
    server = FakeProvider.start().openIdConnect();
    server.on("/me", request -> Told.json(Map.of("sub", "lei", "email", "lei@example.com")));
    put(TestProviders.oidcSettings(server.address(""), "", ""));
  }

  @After
  public void stop() throws Exception {
    for (String each : List.of("example", "second", "x")) {
      try {
        call(FakeRequest.of("DELETE", ONE).with("provider", each), ONE);
      } catch (ProblemException e) {
        assertEquals(404, e.problem().status());
      }
    }
    server.close();
    client.close();
  }

  private void put(ProviderSettings settings) throws Exception {
    call(FakeRequest.of("PUT", ONE).with("provider", "example").json(settings), ONE);
  }

  private Reply call(Request request, String template) throws Exception {
    for (Contribution contribution : module.contributions()) {
      if (contribution instanceof Route route
          && route.method().equals(request.method())
          && route.template().equals(template)) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + template);
  }

  private String fragment(String slot, Request request) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Contribution contribution : module.contributions()) {
      if (contribution instanceof Fragment fragment && fragment.slot().equals(slot)) {
        Subject here = new Subject("page", "here");
        all.append(fragment.renderer().render(request, List.of(here)).get(0).markup());
      }
    }
    return all.toString();
  }

  private static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(each -> each.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  private Identity signedIn(String session) {
    Member member = members.add("member-of-" + session);
    return Identity.ofSession(member, session, "csrf");
  }

  /** A browser that is on its way. */
  private record Away(String cookie, Map<String, String> query) {}

  private Away away(FakeRequest request) throws Exception {
    Reply reply = call(request.with("provider", "example"), START);
    assertEquals(303, reply.status());
    String cookie = header(reply, "Set-Cookie").replaceAll("^millet_sso=|;.*", "");
    String location = header(reply, "Location");
    return new Away(cookie, FakeProvider.fields(location.substring(location.indexOf('?') + 1)));
  }

  private Away away() throws Exception {
    return away(FakeRequest.get(START).query("to", "/suggestions?sort=new"));
  }

  private FakeRequest back(Away away) throws Exception {
    server.giveToken(
        server.signed(
            server.claims("lei", TestProviders.CLIENT, away.query().get("nonce")).build()));
    return FakeRequest.get(BACK)
        .with("provider", "example")
        .cookie("millet_sso", away.cookie())
        .query("state", away.query().get("state"))
        .query("code", "code");
  }

  private static void assertRefused(int status, String text, Reply reply) {
    assertEquals(status, reply.status());
    assertTrue(text(reply), text(reply).contains(text));
    assertTrue("the cookie goes", header(reply, "Set-Cookie").contains("Max-Age=0"));
  }

  @Test
  public void whoComesBackIsLetInWhereTheyWantedToGo() throws Exception {
    Reply reply = call(back(away()), BACK);
    assertEquals("/suggestions?sort=new", header(reply, "Location"));
    assertEquals(List.of("sign in or up lei"), external.done);
    assertEquals(
        "https://ideas.example.com/sso/example/callback", away().query().get("redirect_uri"));
  }

  @Test
  public void aStateLeadsBackOnce() throws Exception {
    FakeRequest request = back(away());
    call(request, BACK);
    assertRefused(400, "has expired or was started in another", call(request, BACK));
    assertEquals(1, external.done.size());
  }

  @Test
  public void aStateOfAnotherBrowserOrProviderLeadsNowhere() throws Exception {
    Away mine = away();
    Away theirs = away();
    FakeRequest mixed = back(mine).cookie("millet_sso", theirs.cookie());
    assertRefused(400, "has expired or was started in another", call(mixed, BACK));
    FakeRequest none = back(mine).cookie("millet_sso", "");
    assertRefused(400, "has expired or was started in another", call(none, BACK));
    FakeRequest forged = back(mine).cookie("millet_sso", "Zm9yZ2Vk");
    assertRefused(400, "has expired or was started in another", call(forged, BACK));
    call(
        FakeRequest.of("PUT", ONE)
            .with("provider", "second")
            .json(TestProviders.oidcSettings(server.address(""), "", "")),
        ONE);
    assertRefused(
        400,
        "has expired or was started in another",
        call(back(mine).with("provider", "second"), BACK));
    assertEquals(List.of(), external.done);
  }

  @Test
  public void aTokenForAnotherSignInIsRefused() throws Exception {
    FakeRequest request = back(away());
    server.giveToken(server.signed(server.claims("lei", TestProviders.CLIENT, "another").build()));
    assertRefused(403, "it wasn’t accepted", call(request, BACK));
    assertEquals(List.of(), external.done);
  }

  @Test
  public void anErrorOfTheProviderIsSaidInPlainWords() throws Exception {
    Away away = away();
    FakeRequest denied =
        FakeRequest.get(BACK)
            .with("provider", "example")
            .cookie("millet_sso", away.cookie())
            .query("state", away.query().get("state"))
            .query("error", "access_denied");
    Reply reply = call(denied, BACK);
    assertRefused(403, "You cancelled at Example", reply);
    assertTrue(text(reply), text(reply).contains("to=%2Fsuggestions%3Fsort%3Dnew"));
    FakeRequest spent = back(away());
    server.on(
        "/token", request -> new Told(400, "application/json", "{\"error\":\"invalid_grant\"}"));
    assertRefused(502, "refused the sign-in", call(spent, BACK));
  }

  @Test
  public void aMemberLinksWhatTheyConfirm() throws Exception {
    Identity lei = signedIn("session-1");
    Away away = away(FakeRequest.get(START).query("for", "link").by(lei));
    assertRefused(
        400,
        "has expired or was started in another",
        call(back(away).by(signedIn("session-2")), BACK));
    String page = text(call(back(away).by(lei), BACK));
    assertEquals("nothing is linked before", List.of(), external.done);
    String sealed = page.replaceAll("(?s).*name=\"identity\" value=\"([^\"]*)\".*", "$1");
    FakeRequest other =
        FakeRequest.post("/sso/link").form("identity", sealed).by(signedIn("session-2"));
    assertEquals("notice.link-expired", header(call(other, "/sso/link"), "Millet-Notice"));
    FakeRequest mine = FakeRequest.post("/sso/link").form("identity", sealed).by(lei);
    assertEquals("notice.linked", header(call(mine, "/sso/link"), "Millet-Notice"));
    assertEquals(List.of("link lei"), external.done);
    String section = fragment(Slots.SIGN_IN_SETTINGS, FakeRequest.get("/x").by(lei));
    assertTrue(section, section.contains("lei@example.com"));
    assertFalse("it is linked", section.contains("for=link"));
    FakeRequest unlink =
        FakeRequest.post("/sso/unlink").form("authority", "a", "subject", "lei").by(lei);
    assertEquals("notice.last-way-in", header(call(unlink, "/sso/unlink"), "Millet-Notice"));
  }

  @Test
  public void aProofWithoutAMomentIsNone() throws Exception {
    Identity lei = signedIn("session-1");
    Away away = away(FakeRequest.get(START).query("for", "confirm").by(lei));
    assertRefused(403, "didn’t ask you to sign in again", call(back(away).by(lei), BACK));
  }

  @Test
  public void theButtonsLeadOnToWhereOneWanted() throws Exception {
    String buttons =
        fragment(Slots.SIGN_IN, FakeRequest.get("/members/sign-in").query("to", "/suggestions/7"));
    assertTrue(buttons, buttons.contains("/sso/example?for=sign-in&amp;to=%2Fsuggestions%2F7"));
    String invited = fragment(Slots.SIGN_IN, FakeRequest.get("/members/invitations/abc"));
    assertTrue(invited, invited.contains("to=%2Fmembers%2Finvitations%2Fabc"));
  }

  @Test
  public void aProviderIsAskedBeforeItIsTaken() throws Exception {
    assertEquals(
        "issuer",
        problem(TestProviders.oidcSettings(server.address("/nobody"), "", ""))
            .fields()
            .get(0)
            .name());
    assertEquals(
        "administrator",
        problem(TestProviders.oidcSettings(server.address(""), "", "a = role:admin"))
            .fields()
            .get(0)
            .code());
  }

  private Problem problem(ProviderSettings settings) throws Exception {
    try {
      put(settings);
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("it was taken");
  }

  @Test
  public void aSecretIsKeptAndNeverShown() throws Exception {
    ProviderSettings settings =
        TestProviders.oidcSettings(server.address(""), "", "").withoutSecret();
    put(settings);
    Reply reply = call(FakeRequest.get(ONE).with("provider", "example"), ONE);
    ProviderAnswer answer = (ProviderAnswer) ((Reply.JsonValue) reply.body()).value();
    assertTrue(answer.hasSecret());
    assertFalse(new JacksonJson().write(answer).contains(TestProviders.SECRET));
    String page = "/admin/sso/providers/{provider}";
    String html = text(call(FakeRequest.get(page).with("provider", "example"), page));
    assertFalse(html, html.contains(TestProviders.SECRET));
  }

  @Test
  public void withoutProvidersNobodyIsKeptOut() throws Exception {
    SignInPolicy policy = policy(module(true));
    assertTrue(policy.isProviderOnly());
    assertEquals(Set.of(server.address("")), policy.authorities());
    call(FakeRequest.of("DELETE", ONE).with("provider", "example"), ONE);
    call(FakeRequest.of("PUT", ONE).with("provider", "x").json(disabled()), ONE);
    assertFalse(policy.isProviderOnly());
    assertEquals(Set.of(), policy.authorities());
    assertEquals("", fragment(Slots.SIGN_IN, FakeRequest.get("/members/sign-in")));
  }

  private static ProviderSettings disabled() {
    ProviderSettings plain = TestProviders.preset("feishu", "https://example.com").settings();
    return new ProviderSettings(
        plain.kind(),
        plain.name(),
        false,
        true,
        "x",
        "",
        "",
        "",
        "",
        "",
        "",
        plain.authorizeUrl(),
        plain.tokenStyle(),
        plain.tokenUrl(),
        plain.tokenParameters(),
        plain.tokenPointer(),
        plain.userUrl(),
        plain.userHeader(),
        plain.idPointer(),
        plain.namePointer(),
        "",
        "",
        "");
  }

  private static SignInPolicy policy(SsoModule of) {
    return of.contributions().stream()
        .filter(Offer.class::isInstance)
        .map(each -> (SignInPolicy) ((Offer<?>) each).implementation())
        .findFirst()
        .orElseThrow();
  }
}
