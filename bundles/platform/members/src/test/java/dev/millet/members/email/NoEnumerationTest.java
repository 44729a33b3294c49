package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.credentials.SignInCodes;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Whoever asks for a code or a link learns nothing of who has an account. */
@RunWith(Parameterized.class)
public final class NoEnumerationTest {

  private static final String HERE = "192.0.2.1";

  private final TestDatabase database;
  private final Town town;
  private final EmailSteps steps;

  public NoEnumerationTest(TestDatabase test) {
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
  public void whoHasNoConfirmedAddressOrIsSuspendedGetsNothing() throws Exception {
    Member without = town.someone();
    Member suspended = steps.owner();
    town.care.suspension().suspend(suspended.id(), null, false);
    int before = town.mail.sent().size();

    for (String name : List.of(without.handle(), suspended.handle(), "nobody@example.org")) {
      steps.browser(name);
      steps.forgot(name);
    }

    assertEquals(before, town.mail.sent().size());
  }

  @Test
  public void theAnswerTellsNothingOfTheAccount() throws Exception {
    Member member = steps.owner();
    String known = visible(steps.askForCode(member.handle()));
    assertEquals(known, visible(steps.askForCode("nobody@example.org")));
    assertEquals(known, visible(steps.askForCode(EmailSteps.address(member))));
    assertEquals(
        steps.body(steps.forgot(member.handle())), steps.body(steps.forgot("nobody@example.org")));
    String cookie = steps.browser(member.handle());
    String other = steps.browser("nobody@example.org");
    for (int i = 0; i < 7; i++) {
      Reply one = steps.enter(cookie, "1234");
      Reply two = steps.enter(other, "1234");
      assertEquals(one.status(), two.status());
      assertEquals(steps.body(one), steps.body(two));
    }
  }

  @Test
  public void theWorkIsTheSameWhereThereIsNoAccount() throws Exception {
    Member member = steps.owner();
    CountedDatabase counted = new CountedDatabase(town.database);
    SignInCodes codes = new SignInCodes(counted, town.clock);
    MailedSignIn mailed =
        new MailedSignIn(
            counted,
            new Accounts(counted, town.kept),
            town.care.credentials(),
            town.journal,
            town.accountMail,
            town.policies,
            town.clock);

    List<String> known =
        counted.during(() -> mailed.askForCode(member.handle(), Locale.ENGLISH, HERE));
    assertFalse(known.isEmpty());
    assertEquals(
        known, counted.during(() -> mailed.askForCode("nobody@example.org", Locale.ENGLISH, HERE)));
    assertEquals(
        counted.during(() -> mailed.askForReset(EmailSteps.address(member), Locale.ENGLISH, HERE)),
        counted.during(() -> mailed.askForReset("no.one", Locale.ENGLISH, HERE)));

    String cookie = steps.browser(member.handle());
    List<String> wrong = counted.during(() -> codes.use(cookie, "1234"));
    assertFalse(wrong.isEmpty());
    assertEquals(wrong, counted.during(() -> codes.use("x".repeat(43), "1234")));
  }

  @Test
  public void theWorkIsTheSameForAnAddressThatSomebodyHas() throws Exception {
    String owned = EmailSteps.address(steps.owner());
    Member caller = town.someone();
    CountedDatabase counted = new CountedDatabase(town.database);
    EmailConfirmation confirmation =
        new EmailConfirmation(
            counted,
            new Accounts(counted, town.kept),
            new AccountEdits(counted, null),
            town.care.credentials(),
            town.journal,
            town.accountMail,
            town.clock);

    List<String> known =
        counted.during(() -> confirmation.inviteToSignUp(owned, Locale.ENGLISH, HERE));
    assertFalse(known.isEmpty());
    String free = EmailSteps.address();
    assertEquals(
        known, counted.during(() -> confirmation.inviteToSignUp(free, Locale.ENGLISH, HERE)));

    List<String> change = counted.during(() -> ask(confirmation, caller, owned));
    assertFalse(change.isEmpty());
    assertEquals(change, counted.during(() -> ask(confirmation, caller, EmailSteps.address())));
  }

  private void ask(EmailConfirmation confirmation, Member caller, String address) {
    town.database.write(
        handle -> {
          confirmation.ask(handle, caller, EmailAddress.of(address), Locale.ENGLISH);
          return null;
        });
  }

  @Test
  public void tooManyMessagesAreRefusedForEverybodyAlike() throws Exception {
    Member member = steps.owner();
    for (String name : List.of(member.handle(), "nobody@example.org")) {
      for (int i = 0; i < 5; i++) {
        steps.askForCode(name);
      }
      Reply refused = steps.askForCode(name);
      assertEquals(429, refused.status());
      assertTrue(steps.body(refused).contains("Too many emails were requested"));
    }
  }

  @Test
  public void withoutMailTheseWaysAreClosed() throws Exception {
    Town closed = new Town(database);

    for (String path : List.of(EmailSteps.CODE, EmailSteps.FORGOT)) {
      assertEquals(404, closed.call(FakeRequest.get(path)).status());
    }
    assertEquals(
        AccountMail.NOT_SET_UP,
        Town.problem(() -> closed.mailedSignIn.askForReset("mei", Locale.ENGLISH, HERE)).code());
    String page = closed.html(FakeRequest.get("/members/sign-in"), "/members/sign-in");
    assertFalse(page, page.contains(EmailSteps.CODE));
    assertTrue(page, page.contains("Ask an administrator"));
  }

  @Test
  public void theSiteSendsSoManyAnHourAndNoMore() throws Exception {
    Town small = new Town(database, new Settings(true, 0, "optional", 3));
    small.mail.setUp();
    for (int i = 0; i < 3; i++) {
      small.mailedSignIn.askForReset("someone" + i, Locale.ENGLISH, "192.0.2." + i);
    }

    assertEquals(
        AccountMail.TOO_MANY,
        Town.problem(() -> small.mailedSignIn.askForReset("another", Locale.ENGLISH, "192.0.2.9"))
            .code());
    small.clock.pass(Duration.ofMinutes(20));
    small.mailedSignIn.askForReset("another", Locale.ENGLISH, "192.0.2.9");
  }

  @Test
  public void aNameThatIsTooLongForAnybodyIsAnsweredLikeEveryOther() throws Exception {
    String known = visible(steps.askForCode("nobody@example.org"));
    assertEquals(known, visible(steps.askForCode("🌾".repeat(254))));
    assertEquals(known, visible(steps.askForCode("名".repeat(254))));
  }

  private static String visible(Reply reply) {
    return reply.status() + reply.headers().toString().replaceAll("millet_code=[^;]*", "");
  }
}
