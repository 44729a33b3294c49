package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.email.EmailChange;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.signin.PasswordChange;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * What asks for the password compares it before the transaction, since that takes long. Here the
 * account was read, and then the owner set another password, before it is compared and written.
 */
@RunWith(Parameterized.class)
public final class StalePasswordTest {

  private static final String HERE = "192.0.2.1";
  private static final String NEXT = "a new 密码 of mine";

  private final Town town;
  private final PasswordChange change;
  private Member member;
  private Account stale;

  public StalePasswordTest(TestDatabase test) {
    town = new Town(test);
    change = new PasswordChange(town.database, town.accounts, town.signIn, town.care.credentials());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void setAnotherPassword() {
    member = town.someone();
    stale = town.accounts.byId(member.id()).orElseThrow();
    change.password(stale, new ChangePasswordRequest(Town.PASSWORD, null, NEXT), null, HERE);
  }

  @Test
  public void thePasswordBeforeChangesNoPassword() throws Exception {
    ChangePasswordRequest typed = new ChangePasswordRequest(Town.PASSWORD, null, "the thief's own");
    assertRefused(() -> change.password(stale, typed, null, HERE));
    assertEquals(member, town.signIn.check(member.handle(), NEXT, HERE));
  }

  @Test
  public void thePasswordBeforeChangesNoMailAddress() throws Exception {
    ChangeEmailRequest typed = new ChangeEmailRequest("thief@example.org", Town.PASSWORD, null);
    EmailChange emails =
        new EmailChange(
            town.database,
            new AccountEdits(town.database, town.members),
            town.signIn,
            town.signUp.confirmation());
    assertRefused(() -> emails.change(stale, typed, Locale.ENGLISH, HERE));
    assertEquals(null, town.accounts.byId(member.id()).orElseThrow().email());
  }

  @Test
  public void thePasswordBeforeDeletesNothing() throws Exception {
    assertRefused(() -> town.care.deletion().deleteOwn(stale));
    assertTrue(town.accounts.byId(member.id()).isPresent());
  }

  @Test
  public void storingThePasswordBeforeWithAnotherHashDoesNotBringItBack() throws Exception {
    String again = town.passwords.hash(Town.PASSWORD);
    assertFalse(town.accounts.rehash(member.id(), stale.password(), again));
    assertEquals(member, town.signIn.check(member.handle(), NEXT, HERE));
  }

  private static void assertRefused(Town.Call call) throws Exception {
    Problem problem = Town.problem(call);
    assertEquals(422, problem.status());
    assertEquals("wrong", problem.fields().get(0).code());
  }
}
