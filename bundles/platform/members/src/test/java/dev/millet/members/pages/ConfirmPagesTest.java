package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ConfirmPagesTest {

  private static final String CONFIRM = "/members/confirm";

  private final Town town;
  private Member member;
  private String session;

  public ConfirmPagesTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void signInAndWaitTooLong() {
    member = town.someone();
    session = town.session(member);
    town.clock.pass(Duration.ofMinutes(16));
  }

  private Identity caller() {
    return town.authentication.bySession(session);
  }

  private boolean isProven() {
    return town.proof.isRecent(caller());
  }

  private FakeRequest giving(String password, String to) {
    return FakeRequest.post(CONFIRM).by(caller()).form("password", password, "to", to);
  }

  @Test
  public void thePasswordIsAskedForInBothLanguages() throws Exception {
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      FakeRequest request =
          FakeRequest.get(CONFIRM).query("to", "/modules/voting").by(caller()).in(language);
      String page = town.html(request, CONFIRM);
      assertEquals(200, town.call(request).status());
      assertFalse(page, page.contains("??"));
      assertTrue(page, page.contains("<h1>"));
      assertTrue(page, page.contains("15"));
      assertTrue(page, page.contains("name=\"to\" value=\"/modules/voting\""));
      assertTrue(page, page.contains("value=\"" + member.handle() + "\""));
    }
  }

  @Test
  public void theRightPasswordLeadsOn() throws Exception {
    assertFalse(isProven());

    Reply reply = town.call(giving(Town.PASSWORD, "/modules/voting?tab=history"));

    assertEquals(303, reply.status());
    assertEquals("/modules/voting?tab=history", Town.header(reply, "Location"));
    assertTrue(isProven());
    assertEquals("the session goes on", member, caller().member());
    town.clock.pass(Duration.ofMinutes(16));
    assertFalse(isProven());
  }

  @Test
  public void anotherPasswordDoesNot() throws Exception {
    for (String wrong : List.of("wrong password", "", "x".repeat(100_000))) {
      FakeRequest request = giving(wrong, "/modules/voting");
      assertEquals(422, town.call(request).status());
      assertFalse(isProven());
    }
    String page = town.html(giving("my secret guess", "/modules/voting"), CONFIRM);
    assertTrue(page, page.contains("Incorrect password."));
    assertTrue(page, page.contains("value=\"/modules/voting\""));
    assertFalse(page, page.contains("my secret guess"));
  }

  @Test
  public void guessingIsEndedAndThenTheRightOneIsNotTakenEither() throws Exception {
    int guesses = 0;
    while (town.call(giving("wrong one", "/")).status() == 422) {
      guesses++;
    }

    assertEquals(8, guesses);
    assertEquals(429, town.call(giving(Town.PASSWORD, "/")).status());
    assertFalse(isProven());
    String page = town.html(giving(Town.PASSWORD, "/"), CONFIRM);
    assertTrue(page, page.contains("Too many attempts."));

    town.clock.pass(Duration.ofMinutes(5));
    assertEquals(303, town.call(giving(Town.PASSWORD, "/")).status());
    assertTrue(isProven());
  }

  @Test
  public void itLeadsNowhereElse() throws Exception {
    for (String elsewhere :
        List.of("//evil.example", "https://evil.example/", "/\\evil.example", CONFIRM, "")) {
      assertEquals("/", Town.header(town.call(giving(Town.PASSWORD, elsewhere)), "Location"));
    }
  }

  @Test
  public void whoGaveItJustNowIsLedOnAtOnce() throws Exception {
    FakeRequest request =
        FakeRequest.get(CONFIRM).query("to", "/modules").by(town.signedIn(member));

    assertEquals("/modules", Town.header(town.call(request), "Location"));
  }

  @Test
  public void aTokenIsNotConfirmed() throws Exception {
    String token = town.tokens.make(member.id(), "program", Set.of("read", "write"), null).text();
    Identity program = town.authentication.byToken(token);
    FakeRequest request =
        FakeRequest.post(CONFIRM).by(program).form("password", Town.PASSWORD, "to", "/");

    assertEquals(403, Town.problem(() -> town.call(request)).status());
    assertFalse(town.proof.isRecent(town.authentication.byToken(token)));
  }

  @Test
  public void whoHasNoWayIsToldOfAnAdministratorAndTheOnlyOneOfTheCommand() throws Exception {
    town.database.write(handle -> handle.execute("DELETE FROM members_roles"));
    Member boss = town.someone(Set.of(Role.ADMIN));
    town.database.write(
        handle ->
            handle.execute(
                "UPDATE members_accounts SET password = NULL WHERE id IN (?, ?)",
                boss.id(),
                member.id()));
    String command = "millet reset-link " + boss.handle();

    assertFalse(pageOf(member).contains("millet reset-link"));
    assertTrue(pageOf(member).contains("Ask an administrator"));
    assertTrue(pageOf(boss).contains(command));
    assertFalse(pageOf(boss).contains("Ask an administrator"));

    town.someone(Set.of(Role.ADMIN));
    assertFalse("the other one can help", pageOf(boss).contains(command));
  }

  private String pageOf(Member reader) throws Exception {
    Identity caller = town.authentication.bySession(town.session(reader));
    town.clock.pass(Duration.ofMinutes(16));
    return town.html(FakeRequest.get(CONFIRM).by(caller), CONFIRM);
  }
}
