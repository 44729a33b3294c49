package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class MemberPagesTest {

  private static final String SIGN_IN = "/members/sign-in";
  private static final String SIGN_OUT = "/members/sign-out";
  private static final String SIGN_UP = "/members/sign-up";
  private static final String SETUP = "/members/setup/{secret}";
  private static final String TOKENS = "/members/settings/tokens";
  private static final String PROFILE = "/members/{handle}";

  private final TestDatabase test;
  private final Town town;

  public MemberPagesTest(TestDatabase test) {
    this.test = test;
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void everyPageIsThereInBothLanguages() throws Exception {
    Member member = town.someone(Set.of(Role.ADMIN, Role.STAFF));
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      for (FakeRequest request :
          List.of(
              FakeRequest.get(SIGN_IN),
              FakeRequest.get(SIGN_UP),
              FakeRequest.get(TOKENS).by(session(member)))) {
        String page = town.html(request.in(language), request.path());
        assertFalse(page, page.contains("??"));
        assertTrue(page, page.contains("<h1>"));
      }
      String profile =
          town.html(FakeRequest.get(PROFILE).with("handle", member.handle()).in(language), PROFILE);
      assertFalse(profile, profile.contains("??"));
      String spent = town.html(FakeRequest.get(SETUP).with("secret", "spent").in(language), SETUP);
      assertFalse(spent, spent.contains("??"));
    }
  }

  @Test
  public void signingInLeadsWhereOneWanted() throws Exception {
    Member member = town.someone();

    Reply reply = town.call(entering(member.handle(), Town.PASSWORD, "/suggestions/42"));

    assertEquals(303, reply.status());
    assertEquals("/suggestions/42", Town.header(reply, "Location"));
    assertEquals(member, town.authentication.bySession(cookie(reply)).member());
    assertTrue(Town.header(reply, "Set-Cookie").contains("HttpOnly; SameSite=Lax"));
  }

  @Test
  public void signingInLeadsNowhereElse() throws Exception {
    Member member = town.someone();

    Reply reply = town.call(entering(member.handle(), Town.PASSWORD, "//evil.example"));

    assertEquals("/", Town.header(reply, "Location"));
  }

  @Test
  public void aWrongPasswordKeepsTheHandleAndNotThePassword() throws Exception {
    FakeRequest request = entering("wáng \"<b>", "a secret word", "/voting");

    Reply reply = town.call(request);
    String page = town.html(request, SIGN_IN);

    assertEquals(422, reply.status());
    assertEquals("", Town.header(reply, "Set-Cookie"));
    assertTrue(page, page.contains("Incorrect username or password."));
    assertTrue(page, page.contains("w\u00e1ng &#34;&lt;b"));
    assertTrue(page, page.contains("value=\"/voting\""));
    assertFalse(page, page.contains("a secret word"));
  }

  @Test
  public void guessingEndsInAPageThatSaysWhen() throws Exception {
    Member member = town.someone();
    Reply reply;
    do {
      reply = town.call(entering(member.handle(), "wrong one", "/"));
    } while (reply.status() == 422);

    assertEquals(429, reply.status());
  }

  /** A session id that somebody planted before the sign-in is of no use to them afterwards. */
  @Test
  public void signingInAlwaysMakesANewSession() throws Exception {
    String planted = town.session(town.someone());
    Member victim = town.someone();

    Reply reply =
        town.call(entering(victim.handle(), Town.PASSWORD, "/").cookie("millet_session", planted));

    assertNotEquals(planted, cookie(reply));
    assertEquals(victim, town.authentication.bySession(cookie(reply)).member());
    assertSame(Identity.VISITOR, town.authentication.bySession(planted));
  }

  @Test
  public void whoIsSignedInNeedNotSignIn() throws Exception {
    FakeRequest request =
        FakeRequest.get(SIGN_IN).query("to", "/voting").by(session(town.someone()));

    assertEquals("/voting", Town.header(town.call(request), "Location"));
  }

  @Test
  public void signingOutEndsTheSession() throws Exception {
    String secret = town.session(town.someone());

    Reply reply =
        town.call(
            FakeRequest.post(SIGN_OUT)
                .cookie("millet_session", secret)
                .by(town.authentication.bySession(secret)));

    assertEquals(303, reply.status());
    assertTrue(Town.header(reply, "Set-Cookie").contains("millet_session=; "));
    assertTrue(Town.header(reply, "Set-Cookie").contains("Max-Age=0"));
    assertSame(Identity.VISITOR, town.authentication.bySession(secret));
    assertEquals(303, town.call(FakeRequest.post(SIGN_OUT)).status());
  }

  @Test
  public void signingUpSignsIn() throws Exception {
    String handle = Town.freshHandle();

    Reply reply = town.call(joining(handle, "小明", Town.PASSWORD));

    assertEquals(303, reply.status());
    assertEquals("/voting", Town.header(reply, "Location"));
    Member member = town.authentication.bySession(cookie(reply)).member();
    assertEquals(handle, member.handle());
    assertEquals("小明", member.displayName());
  }

  @Test
  public void aFormThatIsNotTakenKeepsWhatWasTyped() throws Exception {
    FakeRequest request = joining("x", "小明", "short");

    String page = town.html(request, SIGN_UP);

    assertEquals(422, town.call(request).status());
    assertTrue(page, page.contains("<p>handle: too-short</p>"));
    assertTrue(page, page.contains("Use at least 8 characters for your password."));
    assertTrue(page, page.contains("value=\"小明\""));
    assertFalse(page, page.contains("short\""));
  }

  @Test
  public void aTakenHandleIsSaidAtItsField() throws Exception {
    Member member = town.someone();
    FakeRequest request =
        joining(member.handle(), "", Town.PASSWORD).in(Locale.forLanguageTag("zh-CN"));

    assertEquals(409, town.call(request).status());
    assertTrue(town.html(request, SIGN_UP).contains("已被使用"));
  }

  @Test
  public void closedSignUpSaysSo() throws Exception {
    Town closed = new Town(test, new Settings(false, 0));

    assertEquals(403, closed.call(FakeRequest.get(SIGN_UP)).status());
    assertEquals(403, closed.call(joining(Town.freshHandle(), "", Town.PASSWORD)).status());
    assertFalse(closed.html(FakeRequest.get(SIGN_IN), SIGN_IN).contains("/members/sign-up"));
  }

  @Test
  public void theSetupPageMakesTheAdministratorOnce() throws Exception {
    town.database.write(handle -> handle.execute("DELETE FROM members_roles"));
    Town own = new Town(test);
    String secret = own.firstAdministrator.link().get();
    assertEquals(200, own.call(FakeRequest.get(SETUP).with("secret", secret), SETUP).status());

    Reply reply = own.call(setting(secret), SETUP);

    assertEquals(303, reply.status());
    assertTrue(own.authentication.bySession(cookie(reply)).is(Role.ADMIN));
    assertEquals(404, own.call(setting(secret), SETUP).status());
    assertEquals(404, own.call(FakeRequest.get(SETUP).with("secret", secret), SETUP).status());
  }

  @Test
  public void aProfileShowsWhatPeopleWroteAsText() throws Exception {
    Member member =
        town.directory
            .imported("profile", List.of("<script>alert(1)</script>"))
            .values()
            .iterator()
            .next();

    String page = town.html(FakeRequest.get(PROFILE).with("handle", member.handle()), PROFILE);

    assertFalse(page, page.contains("<script>alert"));
    assertEquals(
        404,
        Town.problem(
                () -> town.call(FakeRequest.get(PROFILE).with("handle", "nobody\u0000"), PROFILE))
            .status());
  }

  private Identity session(Member member) {
    return town.authentication.bySession(town.session(member));
  }

  private static FakeRequest entering(String handle, String password, String to) {
    return FakeRequest.post(SIGN_IN).form("handle", handle, "password", password, "to", to);
  }

  private static FakeRequest joining(String handle, String name, String password) {
    return FakeRequest.post(SIGN_UP)
        .form("handle", handle, "displayName", name, "password", password, "to", "/voting");
  }

  private static FakeRequest setting(String secret) {
    return FakeRequest.post(SETUP)
        .with("secret", secret)
        .form("handle", Town.freshHandle(), "displayName", "", "password", Town.PASSWORD);
  }

  private static String cookie(Reply reply) {
    String header = Town.header(reply, "Set-Cookie");
    return header.substring("millet_session=".length(), header.indexOf(';'));
  }
}
