package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.requests.EmailLinkRequest;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An address becomes a member's own by a link that was mailed to it. */
@RunWith(Parameterized.class)
public final class EmailConfirmationTest {

  private static final String SETTINGS = "/members/settings/sign-in";
  private static final String HERE = "192.0.2.1";

  private final Town town;
  private final EmailSteps steps;

  public EmailConfirmationTest(TestDatabase test) {
    town = new Town(test);
    town.mail.setUp();
    steps = new EmailSteps(town);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void openingTheLinkChangesNothingAndTheButtonConfirmsOnce() throws Exception {
    Member member = town.someone();
    String address = steps.ask(member);
    String secret = town.mail.secret("confirm", address);

    for (int i = 0; i < 3; i++) {
      String page = town.html(EmailSteps.page("GET", secret, member), EmailSteps.PAGE);
      assertTrue(page, page.contains(address));
      assertTrue(page, page.contains("method=\"post\""));
    }
    assertTrue(town.accounts.addresses().of(member.id()).isEmpty());
    assertNull(town.accounts.byId(member.id()).orElseThrow().email());

    assertEquals(303, town.call(EmailSteps.page("POST", secret, member), EmailSteps.PAGE).status());

    assertEquals(address, steps.confirmed(member));
    assertEquals(member, town.signIn.check(address, Town.PASSWORD, HERE));
    assertEquals(404, town.call(EmailSteps.page("POST", secret, member), EmailSteps.PAGE).status());
    assertEquals(404, town.call(EmailSteps.page("GET", secret, member), EmailSteps.PAGE).status());
  }

  @Test
  public void whatSignsInIsNotDisplayedInTheQueueAndExpires() throws Exception {
    Member member = town.someone();
    String address = steps.ask(member);

    MailMessage message = town.mail.sent("confirm", address).get(0);
    assertTrue(message.hasSecretBody());
    assertEquals(Duration.ofHours(24), message.validity());
    assertFalse(message.subject().contains(town.mail.secret("confirm", address)));
  }

  @Test
  public void somebodyElseDoesNotConfirmByTheLink() throws Exception {
    Member member = town.someone();
    String secret = town.mail.secret("confirm", steps.ask(member));
    Member other = town.someone();

    assertEquals(404, town.call(EmailSteps.page("GET", secret, other), EmailSteps.PAGE).status());
    assertEquals(404, town.call(EmailSteps.page("POST", secret, other), EmailSteps.PAGE).status());
    assertTrue(town.accounts.addresses().of(other.id()).isEmpty());
    assertTrue(town.accounts.addresses().of(member.id()).isEmpty());
  }

  @Test
  public void anAddressHasOneOwnerAndWhoAsksLearnsNothing() throws Exception {
    Member owner = town.someone();
    String address = steps.confirm(owner, EmailSteps.address());
    Member other = town.someone();

    steps.change(other, address.toUpperCase(Locale.ROOT), Town.PASSWORD);

    assertEquals(1, town.mail.sent("owned", address.toUpperCase(Locale.ROOT)).size());
    assertEquals(List.of(), town.mail.sent("confirm", address.toUpperCase(Locale.ROOT)));
    String settings = town.html(FakeRequest.get(SETTINGS).by(other), SETTINGS);
    assertTrue("as for any address", settings.contains("Waiting for confirmation"));
    assertEquals(
        Optional.of(owner.id()), town.accounts.addresses().ownerOf(EmailAddress.of(address)));
  }

  @Test
  public void ofTwoWhoConfirmOneAddressTheFirstGetsIt() throws Exception {
    Member first = town.someone();
    Member second = town.someone();
    String address = EmailSteps.address();
    steps.change(first, address, Town.PASSWORD);
    String one = town.mail.secret("confirm", address);
    steps.change(second, address, Town.PASSWORD);
    String two = town.mail.secret("confirm", address);

    town.call(EmailSteps.page("POST", one, first), EmailSteps.PAGE);

    assertEquals(404, town.call(EmailSteps.page("POST", two, second), EmailSteps.PAGE).status());
    assertEquals(
        Optional.of(first.id()), town.accounts.addresses().ownerOf(EmailAddress.of(address)));
  }

  @Test
  public void aLinkLastsADayAndTheNewestIsTheOnlyOne() throws Exception {
    Member member = town.someone();
    String address = steps.ask(member);
    String first = town.mail.secret("confirm", address);
    steps.change(member, address, Town.PASSWORD);
    String second = town.mail.secret("confirm", address);

    assertEquals(404, town.call(EmailSteps.page("GET", first, member), EmailSteps.PAGE).status());
    town.clock.pass(Duration.ofHours(24).plusSeconds(1));
    assertEquals(404, town.call(EmailSteps.page("POST", second, member), EmailSteps.PAGE).status());
    assertTrue(town.accounts.addresses().of(member.id()).isEmpty());
  }

  @Test
  public void aMemberWhoReadsEverythingFindsNobodysAddress() throws Exception {
    Member owner = town.someone(Set.of(Role.STAFF));
    String address = steps.confirm(owner, EmailSteps.address());
    String pending = EmailSteps.address();
    steps.change(owner, pending, Town.PASSWORD);
    Member reader = town.someone();
    int read = 0;
    for (Route route : town.routes) {
      String template = route.template();
      if (!route.method().equals("GET") || route.permission().scope().equals("admin")) {
        continue;
      }
      FakeRequest request =
          FakeRequest.get(template)
              .with("id", owner.id())
              .with("handle", owner.handle())
              .with("slug", "none")
              .with("secret", "none")
              .query("q", owner.handle())
              .by(town.signedIn(reader));
      try {
        String seen = steps.body(town.call(request, template));
        assertFalse(template, seen.contains(address));
        assertFalse(template, seen.contains(pending));
        read++;
      } catch (ProblemException refused) {
        assertFalse(template, refused.problem().toString().contains(address));
      }
    }
    assertTrue("pages and answers were read: " + read, read > 15);
  }

  @Test
  public void theApiDoesTheSame() throws Exception {
    Member member = town.someone();
    String address = steps.ask(member);
    Reply state = town.call(FakeRequest.get(EmailSteps.OWN).by(member), EmailSteps.OWN);
    assertTrue(steps.body(state).contains(address));

    town.call(
        FakeRequest.post(EmailSteps.OWN + "/confirm")
            .by(member)
            .json(new EmailLinkRequest(town.mail.secret("confirm", address))));

    assertEquals(address, steps.confirmed(member));
  }
}
