package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.ResetPasswordRequest;
import dev.millet.members.sessions.Browser;
import dev.millet.members.tokens.TokenRequest;
import dev.millet.members.twofactor.Authenticator;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An account that is deleted, suspended or given another password while somebody opens it. */
@RunWith(Parameterized.class)
public final class EndedAccountRacesTest {

  private static final String NEXT = "a new 密码 of mine";
  private static final Browser BROWSER = new Browser("192.0.2.1", "Firefox");
  private static final TokenRequest READ = new TokenRequest("program", Set.of("read"), null);

  private final Town town;
  private final Member member;
  private final Account account;

  public EndedAccountRacesTest(TestDatabase test) {
    town = new Town(test);
    member = town.someone();
    account = town.accounts.byId(member.id()).orElseThrow();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void whoIsDeletedMeanwhileDoesNotSignIn() throws Exception {
    assertEquals(SignInProblems.WRONG_PASSWORD, overlap(this::delete, this::signIn));
    assertEquals(SignInProblems.WRONG_PASSWORD, overlap(() -> {}, this::provenToken));
  }

  @Test
  public void whoIsSuspendedMeanwhileDoesNotSignIn() throws Exception {
    assertEquals(SignInProblems.SUSPENDED, overlap(this::suspend, this::signIn));
    assertEquals(0, town.sessions.of(member.id()).size());
  }

  /** Shows that the test above can fail: looking without the lock sees what was before. */
  @Test
  public void controlLookingWithoutALockLetsASuspendedMemberIn() throws Exception {
    assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);

    assertEquals("done", overlap(this::suspend, this::signInUnguarded));

    assertEquals(1, town.sessions.of(member.id()).size());
  }

  @Test
  public void noSessionIsOpenedWithThePasswordBeforeTheReset() throws Exception {
    assertEquals(SignInProblems.WRONG_PASSWORD, overlap(reset(), this::signIn));
    assertEquals(0, town.sessions.of(member.id()).size());
  }

  @Test
  public void noTokenIsMadeWithThePasswordBeforeTheReset() throws Exception {
    assertEquals(SignInProblems.WRONG_PASSWORD, overlap(reset(), this::provenToken));
    assertTrue(town.tokens.of(member.id()).isEmpty());
  }

  @Test
  public void noTokenIsMadeWithoutTheCodeThatIsNeededMeanwhile() throws Exception {
    assertEquals(
        SignInProblems.CODE_NEEDED,
        overlap(() -> Authenticator.of(town, member), this::provenToken));
    assertTrue(town.tokens.of(member.id()).isEmpty());
  }

  @Test
  public void aTokenThatAResetEndsMakesNoOther() throws Exception {
    Identity program = program();
    assertEquals(
        SignInProblems.WRONG_PASSWORD, overlap(reset(), () -> town.tokens.makeBy(program, READ)));
    assertTrue(town.tokens.of(member.id()).isEmpty());
  }

  @Test
  public void aSessionThatAResetEndsMakesNoToken() throws Exception {
    Identity browser = town.signedIn(member);
    assertEquals(
        SignInProblems.WRONG_PASSWORD, overlap(reset(), () -> town.tokens.makeBy(browser, READ)));
  }

  @Test
  public void aTokenThatIsRevokedMakesNoOther() throws Exception {
    Identity program = program();
    long id = town.tokens.of(member.id()).get(0).id();
    assertEquals(
        SignInProblems.WRONG_PASSWORD,
        overlap(
            () -> town.tokens.revoke(member.id(), id), () -> town.tokens.makeBy(program, READ)));
  }

  @Test
  public void noTokenIsMadeForWhoIsDeletedOrSuspendedMeanwhile() throws Exception {
    assertEquals(SignInProblems.SUSPENDED, overlap(this::suspend, this::operatorsToken));
    assertEquals("not-found", overlap(this::delete, this::operatorsToken));
  }

  @Test
  public void aLinkIsUsedOnce() throws Exception {
    Overlap.Step use = reset();
    assertEquals("members.reset-link-spent", overlap(use, use));
  }

  @Test
  public void aLinkOfWhoIsSuspendedOrDeletedMeanwhileLeadsNowhere() throws Exception {
    Overlap.Step use = reset();
    assertEquals("members.reset-link-spent", overlap(this::suspend, use));
    town.care.suspension().resume(member.id(), null);
    assertEquals("members.reset-link-spent", overlap(this::delete, use));
    assertEquals("not-found", overlap(() -> {}, () -> town.care.recovery().link(account)));
  }

  @Test
  public void noLinkIsMadeForWhoIsSuspendedMeanwhile() throws Exception {
    assertEquals(
        SignInProblems.SUSPENDED, overlap(this::suspend, () -> town.care.recovery().link(account)));
  }

  @Test
  public void whoIsMadeAdministratorIsNotSuspended() throws Exception {
    assertEquals("members.administrator", overlap(this::promote, this::suspend));
  }

  @Test
  public void whoIsSuspendedIsNotMadeAdministrator() throws Exception {
    assertEquals(SignInProblems.SUSPENDED, overlap(this::suspend, this::promote));
  }

  @Test
  public void oneSuspensionIsWrittenDownOnce() throws Exception {
    assertEquals("done", overlap(this::suspend, this::suspend));
    assertEquals(
        1,
        town.journal
            .payloads(MembersEntries.SUSPENDED, MembersEntries.SuspensionEntry.class)
            .size());
  }

  private String overlap(Overlap.Step first, Overlap.Step second) throws Exception {
    return Overlap.of(town.database, first, second);
  }

  private void delete() {
    town.care.deletion().delete(member.id());
  }

  private void suspend() {
    town.care.suspension().suspend(member.id(), null, false);
  }

  private void promote() {
    town.care.roleChange().change(member.id(), Set.of(Role.ADMIN), null);
  }

  private void signIn() {
    town.sessions.open(account, BROWSER);
  }

  private void signInUnguarded() {
    town.database.write(
        handle -> {
          if (town.accounts.byId(member.id()).orElseThrow().suspended()) {
            throw SignInProblems.wrong();
          }
          return handle.execute(
              "INSERT INTO members_sessions"
                  + " (secret_hash, member_id, created_at, seen_at, expires_at)"
                  + " SELECT 'x', id, created_at, created_at, created_at + INTERVAL '1' DAY"
                  + " FROM members_accounts WHERE id = ?",
              member.id());
        });
  }

  private void provenToken() {
    town.tokens.makeProven(account, false, READ);
  }

  private void operatorsToken() {
    town.tokens.make(member.id(), "program", Set.of("read"), null);
  }

  private Identity program() {
    return town.authentication.byToken(town.tokens.makeProven(account, false, READ).text());
  }

  private Overlap.Step reset() {
    String secret = town.care.recovery().link(account).secret();
    return () -> town.care.recovery().use(new ResetPasswordRequest(secret, NEXT, null, null));
  }
}
