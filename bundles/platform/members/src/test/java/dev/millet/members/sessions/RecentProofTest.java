package dev.millet.members.sessions;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.http.TokenAnswer;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.requests.ResetPasswordRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class RecentProofTest {

  private static final String TOKENS = "/api/v1/tokens";
  private static final Duration LONGER = Duration.ofMinutes(16);
  private static final String NEXT = "another 密码 altogether";

  private final Town town;

  public RecentProofTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private boolean isProven(String session) {
    return town.proof.isRecent(town.authentication.bySession(session));
  }

  private boolean isProvenToken(String token) {
    return town.proof.isRecent(town.authentication.byToken(token));
  }

  private String token(FakeRequest request, Member member, String password) throws Exception {
    CreateTokenRequest wanted =
        new CreateTokenRequest("a program", null, null, member.handle(), password, null);
    return town.answer(request.json(wanted), TokenAnswer.class).token();
  }

  @Test
  public void signingInIsAProofForAQuarterOfAnHour() {
    String session = town.session(town.someone());
    assertTrue(isProven(session));
    town.clock.pass(Duration.ofMinutes(15));
    assertTrue(isProven(session));
    town.clock.pass(Duration.ofSeconds(1));
    assertFalse(isProven(session));
    assertEquals(Duration.ofMinutes(15), town.authentication.proofLasts());
  }

  @Test
  public void aProofThatWasGivenWhileTheClockWasAheadCountsForNothing() throws Exception {
    Member member = town.someone();
    town.clock.pass(Duration.ofHours(20));
    String session = town.session(member);
    String token = token(FakeRequest.post(TOKENS), member, Town.PASSWORD);
    assertTrue("the control", isProven(session) && isProvenToken(token));

    town.clock.pass(Duration.ofHours(-20));

    assertFalse(isProven(session));
    assertFalse(isProvenToken(token));
    town.proof.renew(town.authentication.bySession(session));
    assertTrue("given again, it counts", isProven(session));
  }

  @Test
  public void aProofOfANodeWhoseClockIsALittleAheadCounts() {
    town.clock.pass(Duration.ofMinutes(1));
    String session = town.session(town.someone());
    town.clock.pass(Duration.ofMinutes(-1));
    assertTrue(isProven(session));
  }

  @Test
  public void usingASessionProvesNothing() {
    String session = town.session(town.someone());
    Identity before = town.authentication.bySession(session);
    town.clock.pass(Duration.ofHours(2));
    assertEquals(before.provenAt(), town.authentication.bySession(session).provenAt());
    town.clock.pass(Duration.ofHours(2));
    assertFalse(isProven(session));
  }

  @Test
  public void aProofIsKnownAtOnceAndToOtherNodesToo() {
    Member member = town.someone();
    String session = town.session(member);
    town.clock.pass(LONGER);
    Identity read = town.authentication.bySession(session);
    assertFalse(isProven(session));

    town.proof.renew(read);

    assertTrue(isProven(session));
    Sessions elsewhere = new Sessions(town.database, () -> Duration.ofDays(30), town.clock);
    assertEquals(town.clock.instant(), elsewhere.find(session).orElseThrow().provenAt());
  }

  @Test
  public void aProofIsOfOneSessionOfOneMember() {
    Member member = town.someone();
    String one = town.session(member);
    String other = town.session(member);
    town.clock.pass(LONGER);
    Identity proven = town.authentication.bySession(one);

    town.sessions.prove(town.someone().id(), proven.sessionId());
    assertFalse(isProven(one));
    town.sessions.prove(member.id(), proven.sessionId());

    assertTrue(isProven(one));
    assertFalse(isProven(other));
  }

  @Test
  public void sessionsAndTokensOfTheVersionBeforeProveNothing() throws Exception {
    Member member = town.someone();
    String session = town.session(member);
    String token = token(FakeRequest.post(TOKENS), member, Town.PASSWORD);
    town.database.write(
        handle ->
            handle.execute("UPDATE members_sessions SET proven_at = NULL")
                + handle.execute("UPDATE members_tokens SET proven_at = NULL"));

    assertNull(town.authentication.bySession(session).provenAt());
    assertFalse(isProven(session));
    assertFalse(isProvenToken(token));
  }

  @Test
  public void aTokenThatWasMadeWithThePasswordIsProvenForAQuarterOfAnHour() throws Exception {
    String token = token(FakeRequest.post(TOKENS), town.someone(), Town.PASSWORD);
    assertTrue(isProvenToken(token));
    town.clock.pass(LONGER);
    assertFalse(isProvenToken(token));
  }

  @Test
  public void aTokenThatWasMadeWithoutThePasswordIsNot() throws Exception {
    Member member = town.someone();
    String first = token(FakeRequest.post(TOKENS), member, Town.PASSWORD);
    Identity program = town.authentication.byToken(first);
    Identity operator = town.authentication.byToken(Town.OPERATOR);

    assertFalse(isProvenToken(token(FakeRequest.post(TOKENS).by(program), member, null)));
    assertFalse(isProvenToken(token(FakeRequest.post(TOKENS).by(operator), member, null)));
    assertFalse(
        isProvenToken(
            town.tokens.make(member.id(), "from the page", program.scopes(), null).text()));
  }

  @Test
  public void theOperatorAlwaysCounts() {
    town.clock.pass(Duration.ofDays(1));
    assertTrue(isProvenToken(Town.OPERATOR));
    assertFalse(town.proof.isRecent(Identity.VISITOR));
  }

  @Test
  public void anotherPasswordProvesTheSessionAndNoTokenAnyMore() throws Exception {
    Member member = town.someone();
    String session = town.session(member);
    town.clock.pass(LONGER);
    String token = token(FakeRequest.post(TOKENS), member, Town.PASSWORD);
    assertTrue(isProvenToken(token));
    String settings = "/members/settings/password";

    town.call(
        FakeRequest.post(settings)
            .by(town.authentication.bySession(session))
            .form("password", Town.PASSWORD, "newPassword", NEXT),
        settings);

    assertTrue(isProven(session));
    assertFalse(isProvenToken(token));
  }

  @Test
  public void aPasswordChangedByAProgramProvesNothing() throws Exception {
    Member member = town.someone();
    String token = token(FakeRequest.post(TOKENS), member, Town.PASSWORD);
    String path = "/api/v1/members/me/password";

    town.call(
        FakeRequest.of("PUT", path)
            .by(town.authentication.byToken(token))
            .json(new ChangePasswordRequest(Town.PASSWORD, null, NEXT)),
        path);

    assertFalse(isProvenToken(token));
  }

  @Test
  public void aResetEndsSessionsAndTokens() throws Exception {
    Member member = town.someone();
    String token = token(FakeRequest.post(TOKENS), member, Town.PASSWORD);
    String session = town.session(member);
    assertTrue(isProvenToken(token));

    town.care.recovery().use(new ResetPasswordRequest(link(member), NEXT, null, null));

    assertSame(Identity.VISITOR, town.authentication.byToken(token));
    assertSame(Identity.VISITOR, town.authentication.bySession(session));
    assertTrue(town.tokens.of(member.id()).isEmpty());
  }

  @Test
  public void theSessionThatALinkBeginsHasNoProofUntilThePasswordIsGivenAgain() throws Exception {
    Member member = town.someone();
    String page = "/members/reset/{secret}";

    String secret = link(member);
    Reply in =
        town.call(
            FakeRequest.post(page).with("secret", secret).form("secret", secret, "password", NEXT),
            page);

    String session = Town.header(in, "Set-Cookie").split("[=;]")[1];
    assertEquals(member, town.authentication.bySession(session).member());
    assertNull(town.authentication.bySession(session).provenAt());
    assertFalse(isProven(session));

    String confirm = "/members/confirm";
    town.call(
        FakeRequest.post(confirm)
            .by(town.authentication.bySession(session))
            .form("password", NEXT, "to", "/"),
        confirm);
    assertTrue(isProven(session));
  }

  @Test
  public void aTokenMakesAnotherOnlyWhileItsProofIsRecent() throws Exception {
    Member member = town.someone();
    String first = token(FakeRequest.post(TOKENS), member, Town.PASSWORD);
    Identity program = town.authentication.byToken(first);
    String second = token(FakeRequest.post(TOKENS).by(program), member, null);
    town.clock.pass(LONGER);

    for (String tooOld : List.of(first, second)) {
      Identity late = town.authentication.byToken(tooOld);
      assertEquals(
          "proof-too-old",
          Town.problem(() -> token(FakeRequest.post(TOKENS).by(late), member, null)).code());
    }
    assertTrue(isProvenToken(token(FakeRequest.post(TOKENS), member, Town.PASSWORD)));
  }

  private String link(Member member) {
    return town.care.recovery().link(town.accounts.byId(member.id()).orElseThrow()).secret();
  }
}
