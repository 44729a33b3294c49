package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The current address stops a change, or takes it back. */
@RunWith(Parameterized.class)
public final class EmailChangeTest {

  private static final String HERE = "192.0.2.1";

  private final Town town;
  private final EmailSteps steps;

  public EmailChangeTest(TestDatabase test) {
    town = new Town(test);
    town.mail.setUp();
    steps = new EmailSteps(town);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aChangeIsCancelled() throws Exception {
    Member member = town.someone();
    String secret = town.mail.secret("confirm", steps.ask(member));

    town.call(FakeRequest.post("/members/settings/email/cancel").by(member));

    assertEquals(404, town.call(EmailSteps.page("POST", secret, member), EmailSteps.PAGE).status());
  }

  @Test
  public void aWrongPasswordSendsNothing() throws Exception {
    Member member = town.someone();
    String address = EmailSteps.address();

    assertEquals(
        422, Town.problem(() -> steps.change(member, address, "not the password")).status());
    assertEquals(List.of(), town.mail.sent("confirm", address));
  }

  @Test
  public void theAddressBeforeTakesAChangeBack() throws Exception {
    Member member = town.someone();
    String before = steps.confirm(member, EmailSteps.address());
    String session = town.session(member);
    String next = EmailSteps.address();
    steps.change(member, next, Town.PASSWORD);
    assertEquals("until it is confirmed", before, steps.confirmed(member));
    String stop = town.mail.secret("change", before);
    steps.confirmNew(member, next);
    steps.agree(before);
    assertEquals(next, steps.confirmed(member));

    String page = town.html(EmailSteps.stop("GET", stop), EmailSteps.STOP);
    assertTrue(page, page.contains(before));
    assertEquals("a GET changes nothing", next, steps.confirmed(member));
    assertEquals(303, town.call(EmailSteps.stop("POST", stop), EmailSteps.STOP).status());

    assertEquals(before, steps.confirmed(member));
    assertEquals(before, town.accounts.byId(member.id()).orElseThrow().email());
    assertSame(Identity.VISITOR, town.authentication.bySession(session));
    assertEquals(404, town.call(EmailSteps.stop("POST", stop), EmailSteps.STOP).status());
  }

  @Test
  public void aStopBeforeTheConfirmationVoidsIt() throws Exception {
    Member member = town.someone();
    String before = steps.confirm(member, EmailSteps.address());
    String next = EmailSteps.address();
    steps.change(member, next, Town.PASSWORD);

    town.call(EmailSteps.stop("POST", town.mail.secret("change", before)), EmailSteps.STOP);

    assertEquals(
        404,
        town.call(
                EmailSteps.page("POST", town.mail.secret("confirm", next), member), EmailSteps.PAGE)
            .status());
    assertEquals(before, steps.confirmed(member));
  }

  @Test
  public void whoTookAnAccountDoesNotTakeItAgainByTheAddressesThatCameLater() throws Exception {
    Member member = town.someone();
    String before = steps.confirm(member, EmailSteps.address());
    town.clock.pass(Duration.ofMinutes(1));
    String thiefs = EmailSteps.address();
    steps.change(member, thiefs, Town.PASSWORD);
    String owners = town.mail.secret("change", before);
    steps.confirmNew(member, thiefs);
    steps.agree(before);
    town.clock.pass(Duration.ofMinutes(1));
    steps.change(member, EmailSteps.address(), Town.PASSWORD);
    String later = town.mail.secret("change", thiefs);

    town.call(EmailSteps.stop("POST", owners), EmailSteps.STOP);

    assertEquals(404, town.call(EmailSteps.stop("POST", later), EmailSteps.STOP).status());
    assertEquals(before, steps.confirmed(member));
  }

  @Test
  public void anAddressIsRemovedOnceItConfirmsAndSignsNobodyIn() throws Exception {
    Member member = town.someone();
    String before = steps.confirm(member, EmailSteps.address());

    steps.change(member, "", Town.PASSWORD);
    assertEquals("until it agrees", before, steps.confirmed(member));
    steps.agree(before);

    assertTrue(town.accounts.addresses().of(member.id()).isEmpty());
    assertNull(town.accounts.byId(member.id()).orElseThrow().email());
    assertEquals(401, Town.problem(() -> town.signIn.check(before, Town.PASSWORD, HERE)).status());
  }

  @Test
  public void nothingIsLeftOfTheAddressOfADeletedAccount() throws Exception {
    Member member = town.someone();
    String address = steps.confirm(member, EmailSteps.address());
    steps.change(member, EmailSteps.address(), Town.PASSWORD);

    town.care.deletion().delete(member.id());

    assertEquals(Optional.empty(), town.accounts.addresses().ownerOf(EmailAddress.of(address)));
    assertTrue(town.care.credentials().emailLinks().pending(member.id()).isEmpty());
    assertEquals("it is free again", address, steps.confirm(town.someone(), address));
  }
}
