package dev.millet.members.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.passwords.Cost;
import dev.millet.members.passwords.Passwords;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SignInTest {

  private static final String HERE = "192.0.2.1";
  private static final String THERE = "198.51.100.7";

  private final Town town;

  public SignInTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void handleAndPasswordLetIn() {
    Member member = town.someone();

    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, HERE));
    assertEquals(
        member, town.signIn.check(" " + member.handle().toUpperCase(), Town.PASSWORD, HERE));
  }

  @Test
  public void theSamePasswordFromAnotherKeyboardLetsIn() {
    Member member = town.someone();

    assertEquals(
        member,
        town.signIn.check(member.handle(), Town.PASSWORD.replace("correct", "ｃｏｒｒｅｃｔ"), HERE));
  }

  @Test
  public void importedPeopleCannotSignIn() throws Exception {
    Member member = town.directory.imported("sign-in", List.of("Imported One")).get("Imported One");

    for (String password : List.of("", " ", "null", Town.PASSWORD)) {
      assertEquals(
          401, Town.problem(() -> town.signIn.check(member.handle(), password, HERE)).status());
    }
  }

  @Test
  public void guessingIsSlowedDownAndGoesOnLater() throws Exception {
    Member member = town.someone();
    guessUntilRefused(member, HERE);

    Problem problem = Town.problem(() -> town.signIn.check(member.handle(), Town.PASSWORD, HERE));
    assertEquals(429, problem.status());
    assertTrue(problem.retryAfter() > 0);

    town.clock.pass(Duration.ofSeconds(problem.retryAfter()));
    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, HERE));
  }

  @Test
  public void guessersElsewhereDoNotKeepTheOwnerOut() throws Exception {
    Member member = town.someone();
    town.signIn.check(member.handle(), Town.PASSWORD, HERE);
    for (int i = 0; i < 30; i++) {
      guessUntilRefused(member, "203.0.113." + i);
    }
    assertEquals(
        429, Town.problem(() -> town.signIn.check(member.handle(), Town.PASSWORD, THERE)).status());

    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, HERE));
  }

  @Test
  public void oneAddressDoesNotTryEverybody() throws Exception {
    int tried = 0;
    while (status(Town.freshHandle(), "a password", THERE) == 401) {
      tried++;
      assertTrue(tried < 1_000);
    }

    assertEquals(429, status(Town.freshHandle(), "a password", THERE));
    Member member = town.someone();
    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, HERE));
  }

  @Test
  public void rightPasswordsDoNotUseUpAttempts() {
    Member member = town.someone();
    for (int i = 0; i < 200; i++) {
      town.signIn.check(member.handle(), Town.PASSWORD, HERE);
    }
  }

  @Test
  public void anOldHashIsReplacedAtSignIn() {
    Member member = town.someone();
    Passwords stronger = new Passwords(new Cost(128, 1, 1), 1, 10, Duration.ofSeconds(10));

    new SignIn(town.accounts, stronger, town.twoFactor.check, town.policies, town.clock)
        .check(member.handle(), Town.PASSWORD, HERE);

    String stored = town.accounts.byId(member.id()).get().password();
    assertTrue(stored, stored.contains("m=128"));
    assertFalse(stronger.isOutdated(stored));
    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, THERE));
  }

  private void guessUntilRefused(Member member, String address) throws Exception {
    int status = 401;
    for (int i = 0; status == 401; i++) {
      assertTrue("never refused", i < 1_000);
      status = status(member.handle(), "a wrong one " + i, address);
    }
    assertEquals(429, status);
  }

  private int status(String handle, String password, String address) throws Exception {
    return Town.problem(() -> town.signIn.check(handle, password, address)).status();
  }
}
