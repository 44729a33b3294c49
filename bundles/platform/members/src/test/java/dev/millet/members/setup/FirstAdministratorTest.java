package dev.millet.members.setup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.accounts.RoleChange;
import dev.millet.members.http.SetupApi.SetupAnswer;
import dev.millet.members.races.Overlap;
import dev.millet.members.secrets.Secret;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class FirstAdministratorTest {

  private static final String PATH = "/api/v1/setup";

  private final TestDatabase test;
  private final Town town;

  public FirstAdministratorTest(TestDatabase test) {
    this.test = test;
    test.database().write(handle -> handle.execute("DELETE FROM members_accounts"));
    this.town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theOperatorIsShownTheLink() throws Exception {
    FakeRequest request = FakeRequest.get(PATH).by(town.authentication.byToken(Town.OPERATOR));

    String link = town.answer(request, SetupAnswer.class).link();

    assertTrue(link, link.startsWith("http://127.0.0.1/members/setup/"));
    assertTrue(town.firstAdministrator.isValid(link.substring(link.lastIndexOf('/') + 1)));
  }

  @Test
  public void nobodyElseIsShownTheLink() throws Exception {
    Member staff = town.someone(Set.of(Role.STAFF));

    assertEquals(403, Town.problem(() -> town.call(FakeRequest.get(PATH).by(staff))).status());
  }

  @Test
  public void theLinkMakesOneAdministrator() throws Exception {
    String link = town.firstAdministrator.link().get();

    Member admin = create(link);

    assertTrue(admin.is(Role.ADMIN));
    assertFalse(town.firstAdministrator.isValid(link));
    assertEquals(404, Town.problem(() -> create(link)).status());
    FakeRequest request = FakeRequest.get(PATH).by(town.authentication.byToken(Town.OPERATOR));
    assertEquals(404, Town.problem(() -> town.call(request)).status());
  }

  @Test
  public void ofManyWhoUseTheLinkAtOnceOneIsMadeAdministrator() throws Exception {
    String link = town.firstAdministrator.link().get();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      Callable<Integer> use =
          () -> {
            try {
              create(link);
              return 201;
            } catch (ProblemException e) {
              return e.problem().status();
            }
          };
      List<Integer> outcomes = new ArrayList<>();
      for (Future<Integer> one : threads.invokeAll(List.of(use, use, use, use, use, use))) {
        outcomes.add(one.get());
      }
      assertEquals(outcomes.toString(), 1, outcomes.stream().filter(s -> s == 201).count());
      assertTrue(town.accounts.roles().isHeldByOne(Role.ADMIN));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void eachStartHasALinkOfItsOwn() {
    String before = town.firstAdministrator.link().get();

    Town restarted = new Town(test);

    assertFalse(restarted.firstAdministrator.isValid(before));
    assertTrue(restarted.firstAdministrator.isValid(restarted.firstAdministrator.link().get()));
    assertFalse(restarted.firstAdministrator.isValid(Secret.random()));
    assertFalse(restarted.firstAdministrator.isValid("x"));
  }

  @Test
  public void aBadInputDoesNotUseUpTheLink() throws Exception {
    String link = town.firstAdministrator.link().get();

    assertEquals(
        422,
        Town.problem(() -> town.firstAdministrator.create(link, Town.applicant("admin"))).status());

    assertTrue(create(link).is(Role.ADMIN));
  }

  @Test
  public void thePasswordInTheEnvironmentMakesTheAdministrator() {
    unattended("an unattended password");

    Member admin = town.signIn.check("admin", "an unattended password", "127.0.0.1");
    assertTrue(admin.is(Role.ADMIN));
    unattended("another password here");
    assertEquals(admin, town.signIn.check("admin", "an unattended password", "127.0.0.1"));
  }

  @Test
  public void aBadPasswordInTheEnvironmentIsRefused() throws Exception {
    assertEquals("password", Town.problem(() -> unattended("short")).fields().get(0).name());
    assertTrue(town.firstAdministrator.isMissing());
  }

  @Test
  public void theMemberAdminIsMadeAdministratorAgain() {
    unattended("an unattended password");
    Member admin = town.directory.byHandle("admin").get();
    town.someone(Set.of(Role.ADMIN));
    RoleChange change =
        new RoleChange(town.database, town.accounts, town.members, town.journal, town.clock);
    change.change(admin.id(), Set.of(), null);
    town.database.write(handle -> handle.execute("DELETE FROM members_roles"));

    unattended("another password here");

    assertTrue(town.signIn.check("admin", "another password here", "127.0.0.1").is(Role.ADMIN));
  }

  @Test
  public void ofTwoNodesThatStartAtOnceOneMakesTheAdministrator() throws Exception {
    assertEquals(
        "done",
        Overlap.of(
            town.database,
            () -> unattended("an unattended password"),
            () -> unattended("another password here")));

    assertTrue(town.accounts.roles().isHeldByOne(Role.ADMIN));
    assertTrue(town.signIn.check("admin", "an unattended password", "127.0.0.1").is(Role.ADMIN));
  }

  @Test
  public void whoeverHadTheAccountAdminIsOutWhenItIsBroughtBack() {
    unattended("an unattended password");
    Member admin = town.directory.byHandle("admin").get();
    String session = town.session(admin);
    String token = town.tokens.make(admin.id(), "old", Set.of("read"), null).text();
    town.database.write(handle -> handle.execute("DELETE FROM members_roles"));

    unattended("another password here");

    assertSame(Identity.VISITOR, town.authentication.bySession(session));
    assertSame(Identity.VISITOR, town.authentication.byToken(token));
  }

  private void unattended(String password) {
    new UnattendedSetup(
            town.database, town.accounts, town.members, town.signUp, town.care.credentials())
        .run(password);
  }

  private Member create(String link) {
    return town.firstAdministrator.create(link, Town.applicant(Town.freshHandle())).member();
  }
}
