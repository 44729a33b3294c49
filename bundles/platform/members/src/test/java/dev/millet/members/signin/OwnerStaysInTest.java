package dev.millet.members.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Strangers who try passwords from everywhere do not keep the owner of an account out. */
@RunWith(Parameterized.class)
public final class OwnerStaysInTest {

  private static final String ANYWHERE = "198.51.100.7";

  private final Town town;

  public OwnerStaysInTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theOwnersBrowserLetsThemInFromAnyAddress() throws Exception {
    Member member = town.someone();
    String device = KnownDevice.issue(town.accounts.byId(member.id()).get());
    attack(member);
    assertEquals(429, status(member, Town.PASSWORD, ""));

    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, ANYWHERE, device));
  }

  @Test
  public void aBrowserOfAnotherMemberOpensNoWay() throws Exception {
    Member member = town.someone();
    Member other = town.someone();
    String device = KnownDevice.issue(town.accounts.byId(other.id()).get());
    attack(member);

    for (String forged : List.of(device, device.replace('.', 'x'), ".", "x.y", "")) {
      assertEquals(429, status(member, Town.PASSWORD, forged));
    }
  }

  @Test
  public void guessingInTheOwnersBrowserIsSlowedDownToo() throws Exception {
    Member member = town.someone();
    String device = KnownDevice.issue(town.accounts.byId(member.id()).get());
    int status = 401;
    for (int i = 0; status == 401; i++) {
      assertTrue("never refused", i < 100);
      status = status(member, "a guess", device);
    }
    assertEquals(429, status);
  }

  @Test
  public void aChangedPasswordForgetsTheBrowsers() throws Exception {
    Member member = town.someone();
    String device = KnownDevice.issue(town.accounts.byId(member.id()).get());
    town.accounts.changePassword(member.id(), town.passwords.hash("another password"));
    attack(member);

    assertEquals(429, status(member, "another password", device));
  }

  @Test
  public void whoHasNoSuchBrowserWaitsAndIsLetInOnceItIsQuiet() throws Exception {
    Member member = town.someone();
    attack(member);
    int wait =
        Town.problem(() -> town.signIn.check(member.handle(), Town.PASSWORD, ANYWHERE))
            .retryAfter();

    assertTrue("at most half a minute, however long it went on: " + wait, wait <= 30);
    town.clock.pass(Duration.ofSeconds(wait));
    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, ANYWHERE));
  }

  /** Until no stranger anywhere is let try any more. */
  private void attack(Member member) {
    for (int i = 0; i < 200; i++) {
      try {
        town.signIn.check(member.handle(), "a guess", "203.0.113." + i);
      } catch (ProblemException refused) {
        assertTrue(refused.problem().status() == 401 || refused.problem().status() == 429);
      }
    }
  }

  private int status(Member member, String password, String device) throws Exception {
    return Town.problem(() -> town.signIn.check(member.handle(), password, ANYWHERE, device))
        .status();
  }
}
