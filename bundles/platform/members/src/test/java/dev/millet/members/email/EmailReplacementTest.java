package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.requests.EmailLinkRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A confirmed address is replaced when the new one and the current one have confirmed. */
@RunWith(Parameterized.class)
public final class EmailReplacementTest {

  private static final String SETTINGS = "/members/settings/sign-in";
  private static final String MANAGE = "/members/{handle}/manage";
  private static final String RESET = "/members/reset/{secret}";
  private static final String NEXT = "another horse 电池";

  private final Town town;
  private final EmailSteps steps;
  private final Member member;
  private final String before;

  public EmailReplacementTest(TestDatabase test) throws Exception {
    town = new Town(test);
    town.mail.setUp();
    steps = new EmailSteps(town);
    member = steps.owner();
    before = EmailSteps.address(member);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void bothConfirmInEitherOrder() throws Exception {
    String second = steps.ask(member);
    assertEquals(303, steps.confirmNew(member, second).status());
    assertEquals("the new one alone", before, steps.confirmed(member));
    assertEquals(303, steps.agree(before).status());
    assertEquals(second, steps.confirmed(member));
    assertEquals(second, town.accounts.byId(member.id()).orElseThrow().email());

    String third = steps.ask(member);
    assertEquals(303, steps.agree(second).status());
    assertEquals("the current one alone", second, steps.confirmed(member));
    assertEquals(303, steps.confirmNew(member, third).status());
    assertEquals(third, steps.confirmed(member));
    assertEquals(404, steps.agree(second).status());
  }

  @Test
  public void openingTheLinkChangesNothingAndTheSettingsSayWhoIsWaitedFor() throws Exception {
    String next = steps.ask(member);
    String secret = town.mail.secret("change", before);
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      String page = town.html(EmailSteps.stop("GET", secret).in(language), EmailSteps.STOP);
      assertTrue(page, page.contains("/members/email/agree/" + secret));
      assertTrue(page, page.contains("/members/email/stop/" + secret));
      assertFalse("nobody else's to read", page.contains(next));
      assertFalse(page, page.contains("??"));
    }
    assertEquals(List.of("new", "current"), waitingFor());
    steps.confirmNew(member, next);
    assertEquals(List.of("current"), waitingFor());
    String settings = town.html(FakeRequest.get(SETTINGS).by(member), SETTINGS);
    assertTrue(settings, settings.contains(next));
    assertEquals(before, steps.confirmed(member));
  }

  private List<String> waitingFor() {
    return town.signUp.confirmation().pending(member.id()).orElseThrow().waitingFor();
  }

  @Test
  public void theApiDoesTheSame() throws Exception {
    String next = steps.ask(member);
    steps.confirmNew(member, next);
    String state =
        steps.body(town.call(FakeRequest.get(EmailSteps.OWN).by(member), EmailSteps.OWN));
    assertTrue(state, state.contains("\"waitingFor\":[\"current\"]"));

    town.call(
        FakeRequest.post("/api/v1/members/email/agree")
            .json(new EmailLinkRequest(town.mail.secret("change", before))));

    assertEquals(next, steps.confirmed(member));
  }

  @Test
  public void theLinkOfAnEarlierChangeConfirmsNoLaterOne() throws Exception {
    steps.ask(member);
    String earlier = town.mail.secret("change", before);
    String next = steps.ask(member);
    steps.confirmNew(member, next);

    assertEquals(404, town.call(EmailSteps.agree("POST", earlier), EmailSteps.AGREE).status());
    assertEquals(before, steps.confirmed(member));
    String page = town.html(EmailSteps.stop("GET", earlier), EmailSteps.STOP);
    assertFalse("it only stops", page.contains("/members/email/agree/"));
    assertEquals(303, town.call(EmailSteps.stop("POST", earlier), EmailSteps.STOP).status());
    assertEquals(404, steps.agree(before).status());
  }

  @Test
  public void aPasswordThatIsResetOrChangedEndsAChange() throws Exception {
    String next = steps.ask(member);
    steps.forgot(member.handle());
    String reset = town.mail.secret("reset", before);
    town.call(
        FakeRequest.of("POST", RESET).with("secret", reset).form("secret", reset, "password", NEXT),
        RESET);
    assertEquals(404, steps.confirmNew(member, next).status());
    assertEquals(404, steps.agree(before).status());

    String another = EmailSteps.address();
    steps.change(member, another, NEXT);
    steps.confirmNew(member, another);
    town.call(
        FakeRequest.of("PUT", "/api/v1/members/me/password")
            .by(member)
            .json(new ChangePasswordRequest(NEXT, null, Town.PASSWORD)));
    assertEquals(404, steps.agree(before).status());
    assertEquals(before, steps.confirmed(member));
  }

  @Test
  public void aChangeThatTheNewAddressDoesNotConfirmWithinADayIsOver() throws Exception {
    String next = steps.ask(member);
    steps.agree(before);
    town.clock.pass(Duration.ofHours(24).plusSeconds(1));

    assertEquals(404, steps.confirmNew(member, next).status());
    assertEquals(404, steps.agree(before).status());
    assertTrue(town.signUp.confirmation().pending(member.id()).isEmpty());
    assertEquals(before, steps.confirmed(member));
  }

  @Test
  public void anAddressThatSomebodyElseConfirmedMeanwhileIsNotTakenFromThem() throws Exception {
    String wanted = steps.ask(member);
    steps.confirmNew(member, wanted);
    Member other = town.someone();
    steps.confirm(other, wanted);

    assertEquals(404, steps.agree(before).status());

    assertEquals(before, steps.confirmed(member));
    assertEquals(wanted, steps.confirmed(other));
  }

  @Test
  public void whoAsksForTheAddressOfSomebodyElseLearnsNothing() throws Exception {
    Member other = steps.owner();
    String taken = EmailSteps.address(other);
    steps.change(member, taken, Town.PASSWORD);

    assertEquals(1, town.mail.sent("owned", taken).size());
    assertEquals(1, town.mail.sent("change", before).size());
    assertEquals("as for any address", List.of("new", "current"), waitingFor());
    assertEquals(303, steps.agree(before).status());
    assertEquals(before, steps.confirmed(member));
  }

  @Test
  public void anAdministratorConfirmsForAnAddressThatDoesNotAnswerForSevenDays() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    String next = steps.ask(member);
    assertEquals("the new one has not confirmed", 409, approve(admin).status());
    steps.confirmNew(member, next);
    assertEquals("too early", 409, approve(admin).status());
    assertFalse(managed(admin).contains("/email/approve"));
    town.clock.pass(Duration.ofDays(7));
    assertTrue(managed(admin).contains("/email/approve"));

    assertEquals(303, approve(admin).status());

    assertEquals(next, steps.confirmed(member));
    assertEquals(
        1,
        town.journal.entries().stream()
            .filter(entry -> entry.type().equals("members.email-change-approved"))
            .count());
    String back = town.mail.secret("stop", before);
    assertEquals(303, town.call(EmailSteps.stop("POST", back), EmailSteps.STOP).status());
    assertEquals("the address before is told, and takes it back", before, steps.confirmed(member));
    assertEquals(409, approve(admin).status());
  }

  @Test
  public void aStoppedChangeIsNotConfirmedByAnAdministrator() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    String next = steps.ask(member);
    steps.confirmNew(member, next);
    town.call(EmailSteps.stop("POST", town.mail.secret("change", before)), EmailSteps.STOP);
    town.clock.pass(Duration.ofDays(7));

    assertEquals(409, approve(admin).status());
    assertEquals(before, steps.confirmed(member));
  }

  @Test
  public void aChangeIsGivenUpAfterThirtyDays() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    steps.confirmNew(member, steps.ask(member));
    town.clock.pass(Duration.ofDays(30).plusSeconds(1));

    assertEquals(409, approve(admin).status());
    assertEquals(before, steps.confirmed(member));
  }

  private Reply approve(Member admin) throws Exception {
    return town.call(
        FakeRequest.of("POST", MANAGE + "/email/approve")
            .with("handle", member.handle())
            .by(town.signedIn(admin)),
        MANAGE + "/email/approve");
  }

  private String managed(Member admin) throws Exception {
    return town.html(
        FakeRequest.get(MANAGE).with("handle", member.handle()).by(town.signedIn(admin)), MANAGE);
  }
}
