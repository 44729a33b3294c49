package dev.millet.members.twofactor;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.twofactor.TwoFactors.Use;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Codes count once each, and nothing in the database opens an account. */
@RunWith(Parameterized.class)
public final class TwoFactorsTest {

  private final Town town;
  private final Member member;

  public TwoFactorsTest(TestDatabase test) {
    town = new Town(test);
    member = town.someone();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private Use use(String code) {
    return town.database.write(handle -> town.twoFactor.factors.use(handle, member.id(), code));
  }

  @Test
  public void aCodeCountsOnceAndSoDoThoseBefore() {
    Authenticator phone = Authenticator.of(town, member);
    String first = phone.code();
    assertEquals("it turned the app on", Use.USED, use(first));

    String second = phone.next();
    assertEquals(Use.RIGHT, use(second));
    assertEquals(Use.USED, use(second));
    assertEquals("of the step before", Use.USED, use(first));
    assertEquals(Use.WRONG, use(phone.wrong()));
    town.clock.pass(Duration.ofMinutes(2));
    assertEquals("too old", Use.WRONG, use(second));
  }

  @Test
  public void aCodeIsTakenAsPeopleTypeIt() {
    Authenticator phone = Authenticator.of(town, member);
    String code = phone.next();
    StringBuilder wide = new StringBuilder();
    code.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));

    assertEquals(Use.RIGHT, use(" " + wide.insert(3, ' ') + "\t"));
    String recovery = phone.recoveryCodes().get(0);
    assertEquals(Use.RECOVERED, use(recovery.toUpperCase().replace('-', ' ')));
  }

  @Test
  public void ofTwoWhoTypeOneCodeAtOnceOneGetsIn() throws Exception {
    Authenticator phone = Authenticator.of(town, member);
    String code = phone.next();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Use> attempt = () -> use(code);
      int right = 0;
      for (Future<Use> each : threads.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
        right += each.get() == Use.RIGHT ? 1 : 0;
      }
      assertEquals(1, right);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void eachOfTenRecoveryCodesCountsOnceAndNewOnesReplaceThem() {
    Authenticator phone = Authenticator.of(town, member);
    List<String> codes = phone.recoveryCodes();
    assertEquals(10, new HashSet<>(codes).size());
    assertTrue(codes.get(0), codes.get(0).matches("([0-9a-z]{4}-){3}[0-9a-z]{4}"));

    assertEquals(Use.RECOVERED, use(codes.get(3)));
    assertEquals(Use.WRONG, use(codes.get(3)));
    assertEquals(9, town.twoFactor.factors.state(member.id()).recoveryCodes());
    List<String> next = town.twoFactor.enrollment().renewCodes(member);
    assertEquals(10, town.twoFactor.factors.state(member.id()).recoveryCodes());
    assertEquals(Use.WRONG, use(codes.get(4)));
    assertEquals(Use.RECOVERED, use(next.get(0)));
  }

  @Test
  public void recoveryCodesOfOneMemberOpenNothingForAnother() {
    Authenticator.of(town, member);
    Member other = town.someone();
    Authenticator theirs = Authenticator.of(town, other);

    assertEquals(Use.WRONG, use(theirs.recoveryCodes().get(0)));
    assertEquals(10, town.twoFactor.factors.state(other.id()).recoveryCodes());
  }

  @Test
  public void theDatabaseHasNeitherSecretsNorCodes() {
    String secret = town.twoFactor.enrollment().prepare(member).secret();
    Authenticator phone = Authenticator.with(town, secret);
    List<String> codes = town.twoFactor.enrollment().enable(member, phone.code(), null);

    String stored =
        town.database.read(
            handle ->
                handle
                        .createQuery("SELECT secret FROM members_two_factors WHERE member_id = :id")
                        .bind("id", member.id())
                        .mapTo(String.class)
                        .one()
                    + handle
                        .createQuery(
                            "SELECT code_hash FROM members_recovery_codes WHERE member_id = :id")
                        .bind("id", member.id())
                        .mapTo(String.class)
                        .list());

    assertFalse(stored, stored.contains(secret));
    for (String code : codes) {
      assertFalse(stored, stored.contains(code) || stored.contains(code.replace("-", "")));
    }
  }

  @Test
  public void withAnotherKeyRecoveryCodesStillCount() {
    Authenticator phone = Authenticator.of(town, member);
    String code = phone.next();

    town.twoFactor.secrets.loseKey();

    assertEquals(Use.UNREADABLE, use(code));
    assertEquals(Use.RECOVERED, use(phone.recoveryCodes().get(0)));
  }

  @Test
  public void aClockThatWasAheadKeepsNobodyOut() {
    Authenticator phone = Authenticator.of(town, member);
    town.clock.pass(Duration.ofDays(400));
    assertEquals(Use.RIGHT, use(phone.next()));

    town.clock.pass(Duration.ofDays(-400));

    assertEquals(Use.RIGHT, use(phone.next()));
    assertEquals(Use.USED, use(phone.code()));
  }

  @Test
  public void theDeviceInUseStaysUntilACodeOfTheNextOneCame() {
    Authenticator phone = Authenticator.of(town, member);
    String next = town.twoFactor.enrollment().prepare(member).secret();
    assertEquals(Optional.of(next), town.twoFactor.factors.pending(member.id()));
    Authenticator another = Authenticator.with(town, next);

    assertEquals(Use.RIGHT, use(phone.next()));
    assertEquals(Use.WRONG, use(another.code()));
    town.twoFactor.enrollment().enable(member, another.next(), null);

    assertEquals(Use.RIGHT, use(another.next()));
    assertEquals(Use.WRONG, use(phone.next()));
    assertEquals(Optional.empty(), town.twoFactor.factors.pending(member.id()));
  }

  @Test
  public void itGoesWithTheAccount() {
    Authenticator phone = Authenticator.of(town, member);

    town.care.deletion().delete(member.id());

    assertFalse(town.twoFactor.factors.isOn(member.id()));
    assertEquals(Use.WRONG, use(phone.next()));
    assertEquals(Use.WRONG, use(phone.recoveryCodes().get(0)));
  }
}
