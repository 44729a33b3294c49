package dev.millet.members.sessions;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertSame;

import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.accounts.RoleChange;
import dev.millet.members.secrets.Secret;
import dev.millet.platform.api.members.Authentication;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SessionsTest {

  private final Town town;
  private final Authentication authentication;

  public SessionsTest(TestDatabase test) {
    town = new Town(test);
    authentication = town.authentication;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aSessionIsRecognised() {
    Member member = town.someone();

    Identity identity = authentication.bySession(town.session(member));

    assertEquals(member, identity.member());
    assertEquals(AuthenticationMethod.SESSION, identity.authenticationMethod());
    assertNotNull(identity.csrfToken());
  }

  @Test
  public void theCsrfTokenBelongsToTheSession() {
    Member member = town.someone();
    String one = town.session(member);
    String other = town.session(member);

    assertNotEquals(one, other);
    String csrf = authentication.bySession(one).csrfToken();
    assertEquals(csrf, authentication.bySession(one).csrfToken());
    assertNotEquals(csrf, authentication.bySession(other).csrfToken());
    assertSame(Identity.VISITOR, authentication.bySession(csrf));
  }

  @Test
  public void onlyAHashIsStored() {
    String secret = town.session(town.someone());

    List<String> stored =
        town.database.read(
            handle ->
                handle
                    .createQuery("SELECT secret_hash FROM members_sessions")
                    .mapTo(String.class)
                    .list());

    assertEquals(true, stored.contains(Secret.hash(secret)));
    assertEquals(false, stored.contains(secret));
  }

  @Test
  public void forgedSessionsAreVisitors() {
    town.session(town.someone());
    for (String forged :
        List.of(
            "", " ", "x", Secret.random(), "\u0000".repeat(43), "é".repeat(43), "' OR 1=1 --")) {
      assertSame(Identity.VISITOR, authentication.bySession(forged));
    }
    assertSame(Identity.VISITOR, authentication.bySession("A".repeat(100_000)));
  }

  @Test
  public void aClosedSessionLetsNobodyIn() {
    String secret = town.session(town.someone());
    assertEquals(
        AuthenticationMethod.SESSION, authentication.bySession(secret).authenticationMethod());

    town.sessions.close(secret);

    assertSame(Identity.VISITOR, authentication.bySession(secret));
  }

  @Test
  public void anUnusedSessionExpires() {
    String secret = town.session(town.someone());
    assertEquals(
        AuthenticationMethod.SESSION, authentication.bySession(secret).authenticationMethod());

    town.clock.pass(Duration.ofDays(30));

    assertSame(Identity.VISITOR, authentication.bySession(secret));
  }

  @Test
  public void useKeepsASessionAliveUpToAYear() {
    String secret = town.session(town.someone());
    for (int day = 20; day < 365; day += 20) {
      town.clock.pass(Duration.ofDays(20));
      assertEquals(
          "day " + day,
          AuthenticationMethod.SESSION,
          authentication.bySession(secret).authenticationMethod());
    }
    // another node, which has nothing in memory
    Sessions elsewhere = new Sessions(town.database, () -> Duration.ofDays(30), town.clock);
    assertEquals(true, elsewhere.find(secret).isPresent());

    town.clock.pass(Duration.ofDays(20));

    assertSame(Identity.VISITOR, authentication.bySession(secret));
  }

  @Test
  public void oneSessionMoreThanAMemberHasAtMostEndsTheOneNotUsedForLongest() {
    Member member = town.someone();
    String first = town.session(member);
    town.clock.pass(Duration.ofHours(2));
    String second = town.session(member);
    String somebodyElses = town.session(town.someone());
    for (int i = 2; i < Sessions.MAX_SESSIONS; i++) {
      town.clock.pass(Duration.ofSeconds(1));
      town.session(member);
    }
    town.clock.pass(Duration.ofHours(2));
    assertEquals(Sessions.MAX_SESSIONS, town.sessions.of(member.id()).size());
    assertEquals(
        "used again",
        AuthenticationMethod.SESSION,
        authentication.bySession(first).authenticationMethod());

    String last = town.session(member);

    assertEquals(Sessions.MAX_SESSIONS, town.sessions.of(member.id()).size());
    assertSame(Identity.VISITOR, authentication.bySession(second));
    for (String stays : List.of(first, last, somebodyElses)) {
      assertEquals(
          AuthenticationMethod.SESSION, authentication.bySession(stays).authenticationMethod());
    }
  }

  @Test
  public void sessionsFromAClockThatWasAheadMakeRoomFirst() {
    Member member = town.someone();
    String right = town.session(member);
    town.clock.pass(Duration.ofDays(20));
    for (int i = 1; i < Sessions.MAX_SESSIONS; i++) {
      town.session(member);
    }
    town.clock.pass(Duration.ofDays(-20));

    String now = town.session(member);

    assertEquals(
        AuthenticationMethod.SESSION, authentication.bySession(right).authenticationMethod());
    assertEquals(
        AuthenticationMethod.SESSION, authentication.bySession(now).authenticationMethod());
    assertEquals(Sessions.MAX_SESSIONS, town.sessions.of(member.id()).size());
  }

  @Test
  public void aRoleThatWasTakenAwayIsGoneAtOnce() {
    Member staff = town.someone(Set.of(Role.STAFF));
    String secret = town.session(staff);
    assertEquals(true, authentication.bySession(secret).is(Role.STAFF));

    new RoleChange(town.database, town.accounts, town.members, town.journal, town.clock)
        .change(staff.id(), Set.of(), null);

    assertEquals(false, authentication.bySession(secret).is(Role.STAFF));
  }

  @Test
  public void warmSessionsDoNotAskTheDatabase() {
    String secret = town.session(town.someone());
    Identity identity = authentication.bySession(secret);

    town.database.write(
        handle ->
            handle
                .createUpdate("DELETE FROM members_sessions WHERE secret_hash = :hash")
                .bind("hash", Secret.hash(secret))
                .execute());

    // deleted behind its back, and not noticed: nothing was asked
    assertEquals(identity, authentication.bySession(secret));
  }

  @Test
  public void theOperatorIsKnownByTheTokenOfThisStart() {
    assertEquals(
        AuthenticationMethod.OPERATOR,
        authentication.byToken(Town.OPERATOR).authenticationMethod());
    assertEquals(true, authentication.byToken(Town.OPERATOR).is(Role.ADMIN));
    assertSame(Identity.VISITOR, authentication.byToken(Town.OPERATOR + "x"));
    assertSame(Identity.VISITOR, authentication.byToken(""));
    assertEquals(false, new OperatorToken("").is(""));
    assertEquals(false, new OperatorToken((String) null).is(""));
  }
}
