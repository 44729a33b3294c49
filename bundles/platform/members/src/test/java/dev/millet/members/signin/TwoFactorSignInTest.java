package dev.millet.members.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.requests.DeleteAccountRequest;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Who uses an authenticator is asked for its code wherever a password would be enough. */
@RunWith(Parameterized.class)
public final class TwoFactorSignInTest {

  private static final String SIGN_IN = "/members/sign-in";
  private static final String STEP = "/members/sign-in/two-factor";
  private static final String CONFIRM = "/members/confirm";
  private static final String TOKENS = "/api/v1/tokens";
  private static final String COOKIE = "millet_second_step";

  private final Town town;
  private Member member;
  private Authenticator phone;

  public TwoFactorSignInTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void setUp() {
    member = town.someone();
    phone = Authenticator.of(town, member);
  }

  private Reply password(String typed) throws Exception {
    return town.call(
        FakeRequest.post(SIGN_IN)
            .form("handle", member.handle(), "password", typed, "to", "/suggestions?sort=top"));
  }

  /** Gives the password, and returns the cookie of the half-way sign-in. */
  private String begun() throws Exception {
    return cookie(password(Town.PASSWORD), COOKIE);
  }

  private Reply enter(String cookie, String code) throws Exception {
    return town.call(
        FakeRequest.post(STEP).cookie(COOKIE, cookie).form("code", code, "to", "/suggestions"));
  }

  private static String cookie(Reply reply, String name) {
    return reply.headers().stream()
        .map(header -> header.getValue())
        .filter(value -> value.startsWith(name + "="))
        .map(value -> value.substring(name.length() + 1, value.indexOf(';')))
        .findFirst()
        .orElse("");
  }

  @Test
  public void thePasswordAloneOpensNoSession() throws Exception {
    Reply half = password(Town.PASSWORD);

    assertEquals(303, half.status());
    assertEquals(STEP + "?to=%2Fsuggestions%3Fsort%3Dtop", Town.header(half, "Location"));
    assertEquals("", cookie(half, "millet_session"));
    assertEquals("known only after both", "", cookie(half, "millet_device"));
    String waiting = cookie(half, COOKIE);
    assertSame(Identity.VISITOR, town.authentication.bySession(waiting));

    Reply in = enter(waiting, phone.next());
    assertEquals(303, in.status());
    assertEquals("/suggestions", Town.header(in, "Location"));
    Identity caller = town.authentication.bySession(cookie(in, "millet_session"));
    assertEquals(member, caller.member());
    assertTrue(town.proof.isRecent(caller));
  }

  @Test
  public void aWrongPasswordTellsNothingOfTheSecondStep() throws Exception {
    Reply refused = password("not the password");

    assertEquals(422, refused.status());
    assertEquals("", cookie(refused, COOKIE));
    Member other = town.someone();
    Reply alike =
        town.call(
            FakeRequest.post(SIGN_IN)
                .form("handle", other.handle(), "password", "not it", "to", "/"));
    assertEquals(alike.status(), refused.status());
    assertEquals(alike.headers().size(), refused.headers().size());
  }

  @Test
  public void aRecoveryCodeSignsInOnce() throws Exception {
    String code = phone.recoveryCodes().get(0);

    assertEquals(303, enter(begun(), code).status());
    assertEquals(422, enter(begun(), code).status());
    assertEquals(9, town.twoFactor.factors.state(member.id()).recoveryCodes());
  }

  @Test
  public void aCodeThatWasSeenOpensNoSecondSession() throws Exception {
    String code = phone.next();
    assertEquals(303, enter(begun(), code).status());

    assertEquals(422, enter(begun(), code).status());
  }

  @Test
  public void guessingIsSlowedDownAndGoesOnLater() throws Exception {
    String waiting = begun();
    int tried = 0;
    int status = 422;
    while (status == 422) {
      status = enter(waiting, phone.wrong()).status();
      tried++;
      assertTrue("never refused", tried < 20);
    }
    assertEquals(429, status);
    assertEquals("with the right one as well", 429, enter(begun(), phone.code()).status());

    town.clock.pass(Duration.ofMinutes(1));
    assertEquals(303, enter(begun(), phone.next()).status());
  }

  @Test
  public void whoGuessesForLongIsSlowedDownMore() throws Exception {
    int tried = 0;
    while (tried < 100) {
      town.clock.pass(Duration.ofSeconds(31));
      if (enter(begun(), phone.wrong()).status() == 429) {
        break;
      }
      tried++;
    }
    assertTrue("tried " + tried, tried >= 30 && tried < 40);
  }

  @Test
  public void guessersElsewhereDoNotKeepTheOwnerOutOfTheirBrowser() throws Exception {
    Reply in = enter(begun(), phone.next());
    String device = cookie(in, "millet_device");
    String waiting = begun();
    while (enter(waiting, phone.wrong()).status() == 422) {
      // until nobody may try any more
    }
    assertEquals(429, enter(begun(), phone.wrong()).status());

    Reply owner =
        town.call(
            FakeRequest.post(STEP)
                .cookie(COOKIE, begun())
                .cookie("millet_device", device)
                .form("code", phone.next(), "to", "/"));

    assertEquals(303, owner.status());
  }

  @Test
  public void aHalfWaySignInLastsTenMinutesAndEndsWithThePassword() throws Exception {
    String late = begun();
    town.clock.pass(Duration.ofMinutes(10).plusSeconds(1));
    assertEquals(SIGN_IN, Town.header(enter(late, phone.next()), "Location"));
    String before = begun();

    town.accounts.changePassword(member.id(), town.passwords.hash("another 密码 now"));

    assertEquals(SIGN_IN, Town.header(enter(before, phone.next()), "Location"));
    assertEquals(SIGN_IN, Town.header(enter("x".repeat(43), phone.next()), "Location"));
    assertEquals(
        SIGN_IN, Town.header(town.call(FakeRequest.get(STEP).cookie(COOKIE, before)), "Location"));
  }

  @Test
  public void confirmingThatItIsThemAsksForTheCodeToo() throws Exception {
    Identity caller = town.signedIn(member);
    town.clock.pass(Duration.ofMinutes(16));
    assertTrue(
        town.html(FakeRequest.get(CONFIRM).query("to", "/a").by(caller), CONFIRM)
            .contains("name=\"code\""));

    for (String code : List.of("", phone.wrong())) {
      assertEquals(422, town.call(confirming(caller, code)).status());
    }
    assertEquals(303, town.call(confirming(caller, phone.next())).status());
    Member other = town.someone();
    assertFalse(
        town.html(FakeRequest.get(CONFIRM).by(town.signedIn(other)), CONFIRM)
            .contains("name=\"code\""));
  }

  private static FakeRequest confirming(Identity caller, String code) {
    return FakeRequest.post(CONFIRM)
        .by(caller)
        .form("password", Town.PASSWORD, "code", code, "to", "/");
  }

  @Test
  public void whatAsksForThePasswordInItsFormAsksForTheCodeToo() throws Exception {
    FakeRequest password =
        FakeRequest.of("PUT", "/api/v1/members/me/password")
            .by(member)
            .json(new ChangePasswordRequest(Town.PASSWORD, null, "another 密码 now"));
    FakeRequest deletion =
        FakeRequest.of("DELETE", "/api/v1/members/me")
            .by(member)
            .json(new DeleteAccountRequest(null, Town.PASSWORD, phone.wrong()));

    Problem missing = Town.problem(() -> town.call(password));
    Problem wrong = Town.problem(() -> town.call(deletion));

    assertEquals("code", missing.fields().get(0).name());
    assertEquals("missing", missing.fields().get(0).code());
    assertEquals("wrong", wrong.fields().get(0).code());
    town.call(
        FakeRequest.of("DELETE", "/api/v1/members/me")
            .by(member)
            .json(new DeleteAccountRequest(null, Town.PASSWORD, phone.next())));
    assertTrue(town.accounts.byId(member.id()).isEmpty());
  }

  @Test
  public void aProgramSendsTheCodeBesideThePassword() throws Exception {
    Problem without = Town.problem(() -> town.call(token(null)));
    assertEquals(401, without.status());
    assertEquals("members.two-factor-needed", without.code());
    assertEquals(422, Town.problem(() -> town.call(token(phone.wrong()))).status());

    assertNotNull(town.call(token(phone.next())));

    Problem nobody =
        Town.problem(
            () ->
                town.call(
                    FakeRequest.post(TOKENS)
                        .json(
                            new CreateTokenRequest(
                                "x", null, null, member.handle(), "not it", null))));
    assertEquals("members.wrong-password", nobody.code());
  }

  private FakeRequest token(String code) {
    return FakeRequest.post(TOKENS)
        .json(
            new CreateTokenRequest("a program", null, null, member.handle(), Town.PASSWORD, code));
  }

  @Test
  public void theStepIsThereInBothLanguages() throws Exception {
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      String page = town.html(FakeRequest.get(STEP).cookie(COOKIE, begun()).in(language), STEP);
      assertFalse(page, page.contains("??"));
      assertTrue(page, page.contains("name=\"code\""));
    }
  }
}
