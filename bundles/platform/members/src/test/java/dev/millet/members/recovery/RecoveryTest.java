package dev.millet.members.recovery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.http.LinkAnswer;
import dev.millet.members.http.MemberAnswer;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.ResetPasswordRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class RecoveryTest {

  private static final String LINK = "/api/v1/members/{id}/reset-link";
  private static final String RESET = "/api/v1/members/reset";
  private static final String PAGE = "/members/reset/{secret}";
  private static final String NEXT = "a new 密码 of mine";
  private static final String HERE = "192.0.2.1";

  private final Town town;
  private final Member admin;

  public RecoveryTest(TestDatabase test) {
    town = new Town(test);
    admin = town.someone(Set.of(Role.ADMIN));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aLinkSetsThePasswordOnceAndEndsAllSessions() throws Exception {
    Member member = town.someone();
    String session = town.session(member);
    String secret = link(member);

    use(secret, NEXT, null);

    assertSame(Identity.VISITOR, town.authentication.bySession(session));
    assertEquals(member, town.signIn.check(member.handle(), NEXT, HERE));
    assertEquals(404, Town.problem(() -> use(secret, "yet another one", null)).status());
    assertEquals(member, town.signIn.check(member.handle(), NEXT, HERE));
  }

  @Test
  public void aLinkLastsADay() throws Exception {
    Member member = town.someone();
    String secret = link(member);

    town.clock.pass(Duration.ofHours(24).plusSeconds(1));

    assertEquals(404, Town.problem(() -> use(secret, NEXT, null)).status());
    assertTrue(town.links.expiryOf(member.id()).isEmpty());
  }

  @Test
  public void theNewestLinkIsTheOnlyOne() throws Exception {
    Member member = town.someone();
    String first = link(member);
    String second = link(member);

    assertEquals(404, Town.problem(() -> use(first, NEXT, null)).status());
    use(second, NEXT, null);
  }

  @Test
  public void aPasswordThatIsRefusedLeavesTheLinkAsItWas() throws Exception {
    Member member = town.someone();
    String secret = link(member);

    assertEquals(422, Town.problem(() -> use(secret, "short", null)).status());
    assertEquals(422, Town.problem(() -> use(secret, null, null)).status());

    use(secret, NEXT, null);
  }

  @Test
  public void onlyAHashOfALinkIsStored() throws Exception {
    Member member = town.someone();
    String secret = link(member);

    long plain =
        town.database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT COUNT(*) FROM members_reset_links WHERE secret_hash = :secret")
                    .bind("secret", secret)
                    .mapTo(long.class)
                    .one());
    assertEquals(0, plain);
    assertFalse(
        new LinkAnswer("/members/reset/" + secret, town.clock.instant())
            .toString()
            .contains(secret));
  }

  @Test
  public void ofTwoAtOnceOneUsesTheLink() throws Exception {
    Member member = town.someone();
    String secret = link(member);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> work =
          () -> {
            try {
              use(secret, NEXT, null);
              return 200;
            } catch (ProblemException refused) {
              return refused.problem().status();
            }
          };
      List<Future<Integer>> all = threads.invokeAll(List.of(work, work, work, work));
      int used = 0;
      for (Future<Integer> one : all) {
        used += one.get() == 200 ? 1 : 0;
      }
      assertEquals(1, used);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void whoWasImportedTakesTheAccountOver() throws Exception {
    Member imported = imported("王小明", null);
    String secret = link(imported);
    String handle = Town.freshHandle();

    MemberAnswer answer =
        town.answer(
            FakeRequest.post(RESET)
                .json(new ResetPasswordRequest(secret, NEXT, "wang@example.cn", handle)),
            MemberAnswer.class);

    assertEquals(imported.id(), answer.id());
    assertEquals(handle, answer.handle());
    assertEquals("wang@example.cn", town.accounts.byId(imported.id()).get().email());
    assertEquals(imported.id(), town.signIn.check(handle, NEXT, HERE).id());
    assertEquals(
        List.of(imported.id()),
        town.journal.payloads(MembersEntries.CLAIMED, MembersEntries.Claimed.class).stream()
            .map(MembersEntries.Claimed::member)
            .toList());
  }

  @Test
  public void theMailAddressAndHandleOfAnAccountInUseStay() throws Exception {
    Member member = imported("Someone", Town.freshHandle() + "@example.org");
    String known = town.accounts.byId(member.id()).get().email();
    use(link(member), NEXT, null);

    town.call(
        FakeRequest.post(RESET)
            .json(
                new ResetPasswordRequest(
                    link(member), NEXT + "!", "evil@example.org", Town.freshHandle())));

    assertEquals(known, town.accounts.byId(member.id()).get().email());
    assertEquals(member.handle(), town.directory.byId(member.id()).get().handle());
  }

  @Test
  public void aTakenHandleLeavesTheLinkAsItWas() throws Exception {
    Member imported = imported("Somebody", null);
    String secret = link(imported);

    assertEquals(409, Town.problem(() -> use(secret, NEXT, admin.handle())).status());

    use(secret, NEXT, Town.freshHandle());
  }

  @Test
  public void thePageSaysWhoseAccountItIsAndSignsIn() throws Exception {
    Member imported = imported("欧阳 <b>", null);
    String secret = link(imported);
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      String page = town.html(FakeRequest.get(PAGE).with("secret", secret).in(language), PAGE);
      assertFalse(page, page.contains("??"));
      assertTrue(page, page.contains("欧阳 &lt;b"));
    }
    FakeRequest refused =
        FakeRequest.post(PAGE)
            .with("secret", secret)
            .form(
                "secret",
                secret,
                "handle",
                admin.handle(),
                "email",
                "typed@x.org",
                "password",
                NEXT);
    assertTrue(town.html(refused, PAGE).contains("value=\"typed@x.org\""));

    Reply in =
        town.call(
            FakeRequest.post(PAGE)
                .with("secret", secret)
                .form(
                    "secret", secret, "handle", Town.freshHandle(), "email", "", "password", NEXT),
            PAGE);

    assertEquals(303, in.status());
    assertTrue(Town.header(in, "Set-Cookie").startsWith("millet_session="));
    assertEquals(404, town.call(FakeRequest.get(PAGE).with("secret", secret), PAGE).status());
  }

  @Test
  public void whatIsNoLinkIsADeadEnd() throws Exception {
    for (String wrong : List.of("x", "", "\u0000", "a".repeat(43), "a".repeat(10_000))) {
      assertEquals(404, town.call(FakeRequest.get(PAGE).with("secret", wrong), PAGE).status());
      int status = Town.problem(() -> use(wrong, NEXT, null)).status();
      assertTrue("status " + status, status == 404 || status == 422);
    }
    assertEquals(404, Town.problem(() -> use("a".repeat(43), NEXT, null)).status());
  }

  private Member imported(String name, String email) {
    String key = Town.freshHandle();
    return town.directory
        .importedPeople("recovery", List.of(new ImportedPerson(key, name, email)))
        .get(key);
  }

  private String link(Member member) throws Exception {
    LinkAnswer answer =
        town.answer(
            FakeRequest.post(LINK).with("id", member.id()).by(admin), LINK, LinkAnswer.class);
    return Stream.of(answer.link().split("/")).reduce((first, last) -> last).get();
  }

  private void use(String secret, String password, String handle) throws Exception {
    town.call(
        FakeRequest.post(RESET).json(new ResetPasswordRequest(secret, password, null, handle)));
  }
}
