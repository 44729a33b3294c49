package dev.millet.sso;

import static org.junit.Assert.assertEquals;
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
import dev.millet.api.signin.SignInPolicy;
import dev.millet.api.subjects.Subject;
import dev.millet.modules.JacksonJson;
import dev.millet.outgoing.GuardedClient;
import dev.millet.sso.FakeProvider.Told;
import dev.millet.sso.providers.ProviderSettings;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The module beside a provider of the tests, and browsers that go there. */
@RunWith(Parameterized.class)
abstract class SsoGround {

  static final String START = "/sso/{provider}";
  static final String BACK = "/sso/{provider}/callback";
  static final String ONE = "/api/v1/sso/providers/{provider}";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  final GuardedClient client = new GuardedClient(() -> true);
  final FakeExternal external = new FakeExternal();
  final FakeMembers members = new FakeMembers();
  final TestDatabase database;
  final SsoModule module;
  FakeProvider server;

  SsoGround(TestDatabase database) {
    this.database = database;
    module = module(false);
  }

  SsoModule module(boolean only) {
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

  void put(ProviderSettings settings) throws Exception {
    call(FakeRequest.of("PUT", ONE).with("provider", "example").json(settings), ONE);
  }

  Reply call(Request request, String template) throws Exception {
    for (Contribution contribution : module.contributions()) {
      if (contribution instanceof Route route
          && route.method().equals(request.method())
          && route.template().equals(template)) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + template);
  }

  String fragment(String slot, Request request) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Contribution contribution : module.contributions()) {
      if (contribution instanceof Fragment fragment && fragment.slot().equals(slot)) {
        Subject here = new Subject("page", "here");
        all.append(fragment.renderer().render(request, List.of(here)).get(0).markup());
      }
    }
    return all.toString();
  }

  static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(each -> each.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  Identity signedIn(String session) {
    Member member = members.add("member-of-" + session);
    return Identity.ofSession(member, session, "csrf");
  }

  /** A browser that is on its way. */
  record Away(String cookie, Map<String, String> query) {}

  Away away(FakeRequest request) throws Exception {
    Reply reply = call(request.with("provider", "example"), START);
    assertEquals(303, reply.status());
    String cookie = header(reply, "Set-Cookie").replaceAll("^millet_sso=|;.*", "");
    String location = header(reply, "Location");
    return new Away(cookie, FakeProvider.fields(location.substring(location.indexOf('?') + 1)));
  }

  Away away() throws Exception {
    return away(FakeRequest.get(START).query("to", "/suggestions?sort=new"));
  }

  FakeRequest back(Away away) throws Exception {
    server.giveToken(
        server.signed(
            server.claims("lei", TestProviders.CLIENT, away.query().get("nonce")).build()));
    return FakeRequest.get(BACK)
        .with("provider", "example")
        .cookie("millet_sso", away.cookie())
        .query("state", away.query().get("state"))
        .query("code", "code");
  }

  static void assertRefused(int status, String text, Reply reply) {
    assertEquals(status, reply.status());
    assertTrue(text(reply), text(reply).contains(text));
    assertTrue("the cookie goes", header(reply, "Set-Cookie").contains("Max-Age=0"));
  }

  Problem problem(ProviderSettings settings) throws Exception {
    try {
      put(settings);
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("it was taken");
  }

  static ProviderSettings disabled() {
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
        "",
        false);
  }

  static SignInPolicy policy(SsoModule of) {
    return of.contributions().stream()
        .filter(Offer.class::isInstance)
        .map(each -> (SignInPolicy) ((Offer<?>) each).implementation())
        .findFirst()
        .orElseThrow();
  }
}
