package dev.millet.members.deletion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupText;
import dev.millet.members.requests.DeleteAccountRequest;
import dev.millet.members.tokens.Tokens;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class AccountDeletionTest {

  private static final String ME = "/api/v1/members/me";
  private static final String ONE = "/api/v1/members/{id}";
  private static final String AVATAR = ME + "/avatar";
  private static final String PAGE = "/members/settings/delete";
  private static final String MANAGE = "/members/{handle}/manage/delete";

  private final Town town;

  public AccountDeletionTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void nothingOfTheAccountIsLeft() throws Exception {
    Member member = town.someone(Set.of(Role.STAFF));
    String session = town.session(member);
    Tokens.Made token = town.tokens.make(member.id(), "program", Set.of("read"), null);
    town.authentication.byToken(token.text());
    Group group = town.care.groupChange().make(new GroupText("Gone", "", true));
    town.care.groupChange().join(group, member);
    assertEquals(1, town.directory.groups(member.id()).size());
    town.care.recovery().link(town.accounts.byId(member.id()).get());
    town.call(
        FakeRequest.of("PUT", AVATAR)
            .by(member)
            .upload("avatar", "me.png", "image/png", new byte[] {1, 2, 3}));
    assertEquals(1, town.images.kept().size());

    assertEquals(204, delete(member, Town.PASSWORD).status());

    assertSame(Identity.VISITOR, town.authentication.bySession(session));
    assertSame(Identity.VISITOR, town.authentication.byToken(token.text()));
    assertTrue(town.directory.byId(member.id()).isEmpty());
    assertTrue(town.directory.byHandle(member.handle()).isEmpty());
    assertEquals(Set.of(), town.directory.groups(member.id()));
    assertEquals(0, town.images.kept().size());
    for (String count :
        List.of(
            "SELECT COUNT(*) FROM members_accounts WHERE id = :id",
            "SELECT COUNT(*) FROM members_roles WHERE member_id = :id",
            "SELECT COUNT(*) FROM members_sessions WHERE member_id = :id",
            "SELECT COUNT(*) FROM members_tokens WHERE member_id = :id",
            "SELECT COUNT(*) FROM members_circle_members WHERE member_id = :id",
            "SELECT COUNT(*) FROM members_reset_links WHERE member_id = :id",
            "SELECT COUNT(*) FROM members_kept_handles WHERE member_id = :id")) {
      assertEquals(count, 0, number(count, member.id()));
    }
    assertEquals(
        List.of(member.id()),
        town.journal.payloads(MemberDeleted.TYPE, MemberDeleted.class).stream()
            .map(MemberDeleted::member)
            .toList());
    assertEquals(
        401,
        Town.problem(() -> town.signIn.check(member.handle(), Town.PASSWORD, "192.0.2.1"))
            .status());
  }

  @Test
  public void theIdIsNotGivenAgain() throws Exception {
    Member last = town.someone();
    delete(last, Town.PASSWORD);

    assertTrue(town.someone().id() > last.id());
  }

  @Test
  public void forThirtyDaysNobodyPassesForWhoHasGone() throws Exception {
    Member member = town.someone();
    delete(member, Town.PASSWORD);

    assertEquals(
        409,
        Town.problem(
                () ->
                    town.signUp.visitor(
                        Town.applicant(member.handle()), "192.0.2.9", Locale.ENGLISH))
            .status());
    town.clock.pass(Duration.ofDays(31));
    town.signUp.visitor(Town.applicant(member.handle()), "192.0.2.9", Locale.ENGLISH);
  }

  @Test
  public void theFormerHandlesOfWhoHasGoneLeadNowhere() throws Exception {
    Member member = town.someone();
    town.care.handleChange().change(town.accounts.byId(member.id()).get(), Town.freshHandle());
    assertTrue(town.kept.formerOwner(member.handle()).isPresent());

    delete(member, Town.PASSWORD);

    assertTrue(town.kept.formerOwner(member.handle()).isEmpty());
  }

  @Test
  public void aWrongPasswordDeletesNothing() throws Exception {
    Member member = town.someone();

    for (String wrong : new String[] {null, "", "a guess"}) {
      Problem problem = Town.problem(() -> delete(member, wrong));
      assertEquals(422, problem.status());
      assertEquals("password", problem.fields().get(0).name());
    }
    assertEquals(member, town.directory.byId(member.id()).get());
  }

  @Test
  public void theLastAdministratorStays() throws Exception {
    town.database.write(handle -> handle.execute("DELETE FROM members_roles"));
    Member admin = town.someone(Set.of(Role.ADMIN));

    assertEquals(409, Town.problem(() -> delete(admin, Town.PASSWORD)).status());

    town.someone(Set.of(Role.ADMIN));
    assertEquals(204, delete(admin, Town.PASSWORD).status());
  }

  @Test
  public void administratorsDeleteOthers() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    Member member = town.someone();

    assertEquals(204, remove(member.id(), admin).status());
    assertEquals(404, Town.problem(() -> remove(member.id(), admin)).status());
  }

  @Test
  public void thePageAsksForHandleAndPassword() throws Exception {
    Member member = town.someone();
    Identity here = town.signedIn(member);
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"))) {
      String page = town.html(FakeRequest.get(PAGE).by(here).in(language), PAGE);
      assertFalse(page, page.contains("??"));
      assertTrue(page, page.contains(member.handle()));
    }
    FakeRequest wrong =
        FakeRequest.post(PAGE).by(here).form("handle", "another", "password", "a guess");
    String again = town.html(wrong, PAGE);
    assertTrue(again, again.contains("This isn’t your username."));
    assertTrue(again, again.contains("value=\"another\""));
    FakeRequest guessed =
        FakeRequest.post(PAGE).by(here).form("handle", member.handle(), "password", "a guess");
    String refused = town.html(guessed, PAGE);
    assertTrue(refused, refused.contains("Incorrect password."));

    Reply gone =
        town.call(
            FakeRequest.post(PAGE)
                .by(here)
                .form("handle", "@" + member.handle().toUpperCase(), "password", Town.PASSWORD));

    assertEquals(303, gone.status());
    assertTrue(Town.header(gone, "Set-Cookie").startsWith("millet_session=;"));
    assertTrue(town.directory.byId(member.id()).isEmpty());
  }

  @Test
  public void anAdministratorTypesTheHandleToDelete() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    Member member = town.someone();

    assertEquals(422, deleteByPage(member, "another", admin).status());
    assertTrue(town.directory.byId(member.id()).isPresent());
    assertEquals(303, deleteByPage(member, member.handle(), admin).status());
    assertTrue(town.directory.byId(member.id()).isEmpty());
  }

  private Reply deleteByPage(Member member, String typed, Member by) throws Exception {
    return town.call(
        FakeRequest.post(MANAGE)
            .with("handle", member.handle())
            .by(town.signedIn(by))
            .form("handle", typed),
        MANAGE);
  }

  private Reply delete(Member member, String password) throws Exception {
    return town.call(
        FakeRequest.of("DELETE", ME)
            .by(member)
            .json(new DeleteAccountRequest(null, password, null)));
  }

  private Reply remove(long id, Member by) throws Exception {
    return town.call(FakeRequest.of("DELETE", ONE).with("id", id).by(by), ONE);
  }

  private long number(String count, long id) {
    return town.database.read(
        handle -> handle.createQuery(count).bind("id", id).mapTo(long.class).one());
  }
}
