package dev.millet.members.enrollment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.members.http.TokenAnswer;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Tokens and sessions that a password alone opened while two-factor was owed end with the set-up.
 */
@RunWith(Parameterized.class)
public final class OwedTwoFactorTest {

  private final TestDatabase database;

  public OwedTwoFactorTest(TestDatabase test) {
    database = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void tokensThatAPasswordMadeWhileItWasOwedEndWithTheSetUp() throws Exception {
    Town free = new Town(database);
    Member before = free.someone(Set.of(Role.STAFF));
    Town strict = new Town(database, Settings.requiring("team"));
    Member staff = strict.someone(Set.of(Role.STAFF));
    String guessed = token(strict, staff);
    String operators = strict.tokens.make(staff.id(), "ci", Set.of("read"), null).text();
    String older = token(free, before);
    String late = token(strict, before);
    assertTrue(
        strict.authentication.owesTwoFactor(strict.authentication.byToken(guessed), "/api/v1/x"));

    Authenticator.of(strict, staff);
    Authenticator.of(strict, before);

    assertSame(Identity.VISITOR, strict.authentication.byToken(guessed));
    assertSame(Identity.VISITOR, strict.authentication.byToken(late));
    assertEquals(staff.id(), strict.authentication.byToken(operators).member().id());
    assertEquals(before.id(), strict.authentication.byToken(older).member().id());
  }

  @Test
  public void theTokenThatSetsItUpStays() throws Exception {
    Town strict = new Town(database, Settings.requiring("team"));
    Member staff = strict.someone(Set.of(Role.STAFF));
    String here = token(strict, staff);
    String other = token(strict, staff);
    Identity program = strict.authentication.byToken(here);
    String secret = strict.twoFactor.enrollment().prepare(staff).secret();

    strict
        .twoFactor
        .enrollment()
        .enable(staff, Authenticator.with(strict, secret).code(), program.sessionId());

    assertEquals(staff.id(), strict.authentication.byToken(here).member().id());
    assertSame(Identity.VISITOR, strict.authentication.byToken(other));
    strict.twoFactor.enrollment().reset(staff.id(), null);
    Authenticator.of(strict, staff);
    assertEquals(
        "it was proven once", staff.id(), strict.authentication.byToken(here).member().id());
  }

  /** A program makes a token with handle and password alone. */
  private static String token(Town town, Member member) throws Exception {
    var wanted =
        new CreateTokenRequest(
            "program", List.of("read"), null, member.handle(), Town.PASSWORD, null);
    return town.answer(FakeRequest.post("/api/v1/tokens").json(wanted), TokenAnswer.class).token();
  }
}
