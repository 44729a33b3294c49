package dev.millet.members.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.requests.ChangeHandleRequest;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class OwnAccountApiTest {

  private static final String ME = "/api/v1/members/me";
  private static final String HERE = "192.0.2.1";

  private final Town town;

  public OwnAccountApiTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void anotherHandleLeadsToTheSameMember() throws Exception {
    Member member = town.someone();
    String next = Town.freshHandle();

    assertEquals(next, rename(member, next).handle());

    assertEquals(member.id(), town.directory.byHandle(next).get().id());
    assertEquals(next, town.directory.byId(member.id()).get().handle());
    assertEquals(member.id(), town.signIn.check(next, Town.PASSWORD, HERE).id());
    assertEquals(
        List.of(member.id()),
        town.journal.payloads(MembersEntries.RENAMED, MembersEntries.Renamed.class).stream()
            .map(MembersEntries.Renamed::member)
            .toList());
  }

  @Test
  public void nobodyElseTakesAHandleThatWasGivenUpForThirtyDays() throws Exception {
    Member member = town.someone();
    rename(member, Town.freshHandle());

    for (String taken : List.of(member.handle(), member.handle().replace('o', '0'))) {
      assertEquals(409, Town.problem(() -> rename(town.someone(), taken)).status());
      assertEquals(
          409,
          Town.problem(
                  () -> town.signUp.visitor(Town.applicant(taken), "192.0.2.2", Locale.ENGLISH))
              .status());
    }
    Member imported =
        town.directory.imported("handles", List.of(member.handle())).get(member.handle());
    assertFalse(imported.handle().equals(member.handle()));

    town.clock.pass(Duration.ofDays(31));
    assertEquals(member.handle(), rename(town.someone(), member.handle()).handle());
  }

  @Test
  public void aHandleThatWasGivenUpWhileTheClockWasAheadIsNotKeptForYears() throws Exception {
    Member member = town.someone();
    town.clock.pass(Duration.ofDays(3_000));
    rename(member, Town.freshHandle());
    assertEquals(
        "the control", 409, Town.problem(() -> rename(town.someone(), member.handle())).status());
    assertTrue(town.kept.formerOwner(member.handle()).isPresent());

    town.clock.pass(Duration.ofDays(-3_000));

    assertTrue(town.kept.formerOwner(member.handle()).isEmpty());
    rename(town.someone(), Town.freshHandle()); // tidies up
    Member imported =
        town.directory.imported("clocks", List.of(member.handle())).get(member.handle());
    assertEquals(member.handle(), imported.handle());
  }

  @Test
  public void whoGaveAHandleUpMayTakeItAgain() throws Exception {
    Member member = town.someone();
    rename(member, Town.freshHandle());

    assertEquals(member.handle(), rename(member, member.handle()).handle());
  }

  @Test
  public void aHandleIsSpelledAnotherWayAsOftenAsOneLikes() throws Exception {
    Member member = town.someone();
    for (int i = 0; i < 6; i++) {
      String next = i % 2 == 0 ? member.handle().toUpperCase() : member.handle();
      assertEquals(next, rename(member, next).handle());
    }
  }

  @Test
  public void nobodyKeepsAStoreOfHandles() throws Exception {
    Member member = town.someone();
    for (int i = 0; i < 3; i++) {
      rename(member, Town.freshHandle());
    }

    Problem problem = Town.problem(() -> rename(member, Town.freshHandle()));
    assertEquals(409, problem.status());
    assertEquals("members.too-many-handles", problem.code());

    town.clock.pass(Duration.ofDays(31));
    rename(member, Town.freshHandle());
  }

  @Test
  public void aHandleThatIsRefusedChangesNothing() throws Exception {
    Member member = town.someone();
    Member other = town.someone();
    for (String wrong : List.of("", "x", "admin", "pаypal", "a b", "\u0000", "字".repeat(31))) {
      assertEquals(422, Town.problem(() -> rename(member, wrong)).status());
    }
    assertEquals(409, Town.problem(() -> rename(member, other.handle())).status());
    assertEquals(
        428,
        Town.problem(
                () ->
                    town.call(
                        put(member, "/handle").json(new ChangeHandleRequest(Town.freshHandle()))))
            .status());

    assertEquals(member, town.directory.byId(member.id()).get());
  }

  @Test
  public void aNewPasswordEndsTheOtherSessions() throws Exception {
    Member member = town.someone();
    Identity here = town.signedIn(member);
    String elsewhere = town.session(member);

    Reply reply =
        town.call(
            put(member, "/password")
                .by(here)
                .json(new ChangePasswordRequest(Town.PASSWORD, null, "another 好 password")));

    assertEquals(204, reply.status());
    assertSame(Identity.VISITOR, town.authentication.bySession(elsewhere));
    assertEquals(1, town.sessions.of(member.id()).size());
    assertEquals(member, town.signIn.check(member.handle(), "another 好 password", HERE));
    assertEquals(
        401, Town.problem(() -> town.signIn.check(member.handle(), Town.PASSWORD, HERE)).status());
  }

  @Test
  public void bothPasswordsAreLookedAtBeforeAnythingChanges() throws Exception {
    Member member = town.someone();

    assertEquals(
        List.of("newPassword too-short"), fields(() -> password(member, "a wrong one", "short")));
    assertEquals(
        List.of("password wrong"), fields(() -> password(member, "a wrong one", "another one")));
    assertEquals(
        List.of("newPassword handle"),
        fields(() -> password(member, "a wrong one", member.handle())));
    assertEquals(422, Town.problem(() -> password(member, null, null)).status());
    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, HERE));
  }

  @Test
  public void thePresentPasswordIsNotGuessed() throws Exception {
    Member member = town.someone();
    int status = 422;
    for (int i = 0; status == 422; i++) {
      assertTrue("never refused", i < 100);
      status = Town.problem(() -> password(member, "a guess", "another password")).status();
    }

    assertEquals(429, status);
    assertEquals(
        429, Town.problem(() -> password(member, Town.PASSWORD, "another password")).status());
    assertEquals(
        "guessing here keeps nobody from signing in",
        member,
        town.signIn.check(member.handle(), Town.PASSWORD, HERE));
  }

  @Test
  public void theMailAddressChangesWithThePassword() throws Exception {
    Member member = town.someone();

    assertEquals("mei@example.cn", email(member, " mei@example.cn", Town.PASSWORD).email());
    assertEquals(List.of("email form"), fields(() -> email(member, "nobody", "wrong")));
    assertEquals(List.of("password wrong"), fields(() -> email(member, "a@b.cn", "wrong")));
    assertEquals("mei@example.cn", town.accounts.byId(member.id()).get().email());
    assertNull(email(member, "", Town.PASSWORD).email());
  }

  @Test
  public void sessionsAreListedAndEnded() throws Exception {
    Member member = town.someone();
    String one = town.session(member);
    String other = town.session(member);
    Member stranger = town.someone();
    String strangers = town.session(stranger);

    List<SessionAnswer> sessions =
        town.walk(() -> FakeRequest.get(ME + "/sessions").by(member), ME + "/sessions");
    assertEquals(2, sessions.size());
    assertEquals("Firefox", sessions.get(0).browser());
    assertEquals("192.0.2.1", sessions.get(0).address());
    long strangersId = town.sessions.of(stranger.id()).get(0).id();
    assertEquals(404, Town.problem(() -> end(member, strangersId)).status());

    end(member, sessions.get(1).id());
    assertSame(Identity.VISITOR, town.authentication.bySession(one));
    assertEquals(member, town.authentication.bySession(other).member());

    town.call(FakeRequest.of("DELETE", ME + "/sessions").by(member));
    assertSame(Identity.VISITOR, town.authentication.bySession(other));
    assertEquals(stranger, town.authentication.bySession(strangers).member());
  }

  @Test
  public void endedSessionsAreNotListed() throws Exception {
    Member member = town.someone();
    town.session(member);
    town.clock.pass(Duration.ofDays(31));

    assertEquals(List.of(), town.sessions.of(member.id()));
  }

  private void end(Member member, long id) throws Exception {
    town.call(
        FakeRequest.of("DELETE", ME + "/sessions").with("id", id).by(member),
        ME + "/sessions/{id}");
  }

  private OwnAnswer rename(Member member, String handle) throws Exception {
    String tag = town.accounts.byId(member.id()).get().tag();
    return town.answer(
        put(member, "/handle")
            .header("If-Match", '"' + tag + '"')
            .json(new ChangeHandleRequest(handle)),
        OwnAnswer.class);
  }

  private OwnAnswer email(Member member, String email, String password) throws Exception {
    return town.answer(
        put(member, "/email").json(new ChangeEmailRequest(email, password, null)), OwnAnswer.class);
  }

  private void password(Member member, String present, String next) throws Exception {
    town.call(put(member, "/password").json(new ChangePasswordRequest(present, null, next)));
  }

  private static FakeRequest put(Member member, String end) {
    return FakeRequest.of("PUT", ME + end).by(member);
  }

  /** Returns the fields that a call is refused for, with the reasons. */
  private static List<String> fields(Town.Call call) throws Exception {
    Problem problem = Town.problem(call);
    assertEquals(422, problem.status());
    return problem.fields().stream().map(f -> f.name() + " " + f.code()).toList();
  }
}
