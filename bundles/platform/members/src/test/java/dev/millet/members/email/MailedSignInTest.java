package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** People are let in by a mailed code, or by a link to set a password. */
@RunWith(Parameterized.class)
public final class MailedSignInTest {

  private static final String RESET = "/members/reset/{secret}";
  private static final String HERE = "192.0.2.1";
  private static final String NEXT = "a new 密码 of mine";

  private final TestDatabase database;
  private final Town town;
  private final EmailSteps steps;

  public MailedSignInTest(TestDatabase test) {
    database = test;
    town = new Town(test);
    town.mail.setUp();
    steps = new EmailSteps(town);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aCodeSignsInOnceInTheBrowserThatAsked() throws Exception {
    Member member = steps.owner();
    String cookie = steps.browser(EmailSteps.address(member));
    String code = town.mail.code(EmailSteps.address(member));

    assertEquals("another browser", 422, steps.enter("x".repeat(43), code).status());
    Reply in = steps.enter(cookie, code);

    assertEquals(303, in.status());
    assertTrue(in.headers().toString(), in.headers().toString().contains("millet_session="));
    assertEquals("once", 422, steps.enter(cookie, code).status());
    MailMessage message = town.mail.sent("code", EmailSteps.address(member)).get(0);
    assertTrue(message.hasSecretBody());
    assertEquals(Duration.ofMinutes(10), message.validity());
    assertTrue(code, code.matches("[0-9]{4} [0-9]{4}"));
  }

  @Test
  public void aCodeIsNoProofOfThePassword() throws Exception {
    Member member = steps.owner();
    String cookie = steps.browser(member.handle());

    String session =
        EmailSteps.cookie(
            steps.enter(cookie, town.mail.code(EmailSteps.address(member))), "millet_session");

    Identity identity = town.authentication.bySession(session);
    assertEquals(member, identity.member());
    assertFalse(town.proof.isRecent(identity));
  }

  @Test
  public void codeAndLinkLeadToTheSecondStepWhereThereIsOne() throws Exception {
    Member member = steps.owner();
    Authenticator phone = Authenticator.of(town, member);
    String cookie = steps.browser(member.handle());

    Reply half = steps.enter(cookie, town.mail.code(EmailSteps.address(member)));
    assertFalse(half.headers().toString(), half.headers().toString().contains("millet_session="));
    Reply in = second(EmailSteps.cookie(half, "millet_second_step"), phone.next());
    Identity caller = town.authentication.bySession(EmailSteps.cookie(in, "millet_session"));
    assertEquals(member, caller.member());
    assertFalse("a mailed code is no proof of the password", town.proof.isRecent(caller));

    steps.forgot(member.handle());
    Reply reset =
        town.call(reset("POST", town.mail.secret("reset", EmailSteps.address(member))), RESET);
    assertFalse(reset.headers().toString(), reset.headers().toString().contains("millet_session="));
    assertEquals(
        303, second(EmailSteps.cookie(reset, "millet_second_step"), phone.next()).status());
  }

  private Reply second(String cookie, String code) throws Exception {
    return town.call(
        FakeRequest.post("/members/sign-in/two-factor")
            .cookie("millet_second_step", cookie)
            .form("code", code, "to", "/"));
  }

  @Test
  public void fiveWrongCodesEndIt() throws Exception {
    Member member = steps.owner();
    String cookie = steps.browser(member.handle());
    String code = town.mail.code(EmailSteps.address(member));
    String wrong = code.startsWith("1") ? "2000 0000" : "1000 0000";

    for (int i = 0; i < 5; i++) {
      assertEquals(422, steps.enter(cookie, wrong).status());
    }

    assertEquals(422, steps.enter(cookie, code).status());
  }

  @Test
  public void aCodeLastsTenMinutes() throws Exception {
    Member member = steps.owner();
    String cookie = steps.browser(member.handle());
    String code = town.mail.code(EmailSteps.address(member));

    town.clock.pass(Duration.ofMinutes(10).plusSeconds(1));

    assertEquals(422, steps.enter(cookie, code).status());
  }

  @Test
  public void aChangedPasswordVoidsCodesAndLinks() throws Exception {
    Member member = steps.owner();
    String cookie = steps.browser(member.handle());
    String code = town.mail.code(EmailSteps.address(member));
    steps.forgot(member.handle());
    String secret = town.mail.secret("reset", EmailSteps.address(member));

    town.call(
        FakeRequest.of("PUT", "/api/v1/members/me/password")
            .by(member)
            .json(new ChangePasswordRequest(Town.PASSWORD, null, NEXT)));

    assertEquals(422, steps.enter(cookie, code).status());
    assertEquals(404, town.call(reset("GET", secret), RESET).status());
  }

  @Test
  public void aResetLinkDiesWhenTheAddressChanges() throws Exception {
    Member member = steps.owner();
    steps.forgot(EmailSteps.address(member));
    String secret = town.mail.secret("reset", EmailSteps.address(member));
    assertEquals(200, town.call(reset("GET", secret), RESET).status());

    String next = Town.freshHandle() + "@example.org";
    steps.confirm(member, next);

    assertEquals(404, town.call(reset("GET", secret), RESET).status());
    assertEquals(404, town.call(reset("POST", secret), RESET).status());
    assertEquals(member, town.signIn.check(next, Town.PASSWORD, HERE));
  }

  @Test
  public void aResetLinkLastsAnHourWorksOnceAndEndsSessions() throws Exception {
    Member member = steps.owner();
    String session = town.session(member);
    steps.forgot(member.handle());
    String secret = town.mail.secret("reset", EmailSteps.address(member));
    assertEquals(
        Duration.ofHours(1), town.mail.sent("reset", EmailSteps.address(member)).get(0).validity());

    assertEquals(303, town.call(reset("POST", secret), RESET).status());

    assertEquals(member, town.signIn.check(EmailSteps.address(member), NEXT, HERE));
    assertSame(Identity.VISITOR, town.authentication.bySession(session));
    assertEquals(404, town.call(reset("POST", secret), RESET).status());
    steps.forgot(member.handle());
    String late = town.mail.secret("reset", EmailSteps.address(member));
    town.clock.pass(Duration.ofHours(1).plusSeconds(1));
    assertEquals(404, town.call(reset("GET", late), RESET).status());
  }

  @Test
  public void aRequestIsHandledOnceAndLeavesNothing() throws Exception {
    Member member = steps.owner();
    steps.browser(member.handle());
    steps.deliver();

    assertEquals(1, town.mail.sent("code", EmailSteps.address(member)).size());
    long left =
        town.database.read(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM members_mail_requests WHERE name = :name")
                    .bind("name", member.handle())
                    .mapTo(long.class)
                    .one());
    assertEquals(0, left);
  }

  @Test
  public void thePagesAreThereInBothLanguages() throws Exception {
    String cookie = "x".repeat(43);
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      for (String path :
          List.of("/members/sign-in", EmailSteps.CODE, EmailSteps.ENTER, EmailSteps.FORGOT)) {
        String page =
            town.html(FakeRequest.get(path).cookie("millet_code", cookie).in(language), path);
        assertFalse(path + page, page.contains("??"));
        assertTrue(path + page, page.contains("<h1"));
      }
    }
  }

  private static FakeRequest reset(String method, String secret) {
    return FakeRequest.of(method, RESET)
        .with("secret", secret)
        .form("secret", secret, "password", NEXT);
  }
}
