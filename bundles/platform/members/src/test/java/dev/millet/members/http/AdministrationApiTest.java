package dev.millet.members.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Details;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupText;
import dev.millet.members.requests.ChangeRolesRequest;
import dev.millet.members.tokens.Tokens;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class AdministrationApiTest {

  private static final String DIRECTORY = "/api/v1/members/directory";
  private static final String ONE = "/api/v1/members/directory/{id}";
  private static final String SUSPENSION = "/api/v1/members/{id}/suspension";
  private static final String ROLES = "/api/v1/members/{id}/roles";
  private static final String LINK = "/api/v1/members/{id}/reset-link";

  private final Town town;
  private final Member admin;

  public AdministrationApiTest(TestDatabase test) {
    town = new Town(test);
    admin = town.someone(Set.of(Role.ADMIN));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theDirectoryShowsThoseWhomAFilterLetsThrough() throws Exception {
    Member staff = town.someone(Set.of(Role.STAFF));
    Member member = town.someone();
    Member imported =
        town.directory
            .imported("directory", List.of(Town.freshHandle()))
            .values()
            .iterator()
            .next();
    Group group = town.care.groupChange().make(new GroupText("Beta", "", false));
    town.care.groupChange().add(group, member, staff);
    suspend(member);

    assertTrue(listed("").containsAll(List.of(staff.id(), member.id(), imported.id())));
    assertTrue(listed("staff").contains(staff.id()));
    assertFalse(listed("staff").contains(member.id()));
    assertTrue(listed("imported").contains(imported.id()));
    assertFalse(listed("imported").contains(member.id()));
    assertEquals(List.of(member.id()), listed("group:" + group.slug()));
    assertTrue(listed("suspended").contains(member.id()));
    assertFalse(listed("suspended").contains(staff.id()));
    assertEquals(List.of(), listed("group:nowhere"));
    assertEquals(422, Town.problem(() -> listed("kings")).status());
    ManagedAnswer answer =
        town.answer(
            FakeRequest.get(ONE).with("id", member.id()).by(staff), ONE, ManagedAnswer.class);
    assertEquals(List.of(group.slug()), answer.groups());
    assertNotNull(answer.suspendedAt());
  }

  @Test
  public void membersAreFoundByAPartOfNameOrHandleInAnyScript() throws Exception {
    String mark = Town.freshHandle();
    Member chinese = named("林晓雨" + mark, Set.of());
    Member latin = named("Zoë O'Neil_100%" + mark.toUpperCase(), Set.of(Role.STAFF));

    assertEquals(List.of(chinese.id()), found("晓雨" + mark, ""));
    assertEquals(List.of(latin.id()), found("zoë o'neil_100%" + mark, ""));
    assertEquals(List.of(chinese.id(), latin.id()), found(" " + mark.toUpperCase() + " ", ""));
    assertEquals(List.of(latin.id()), found(mark, "staff"));
    assertEquals(List.of(), found(mark, "imported"));
    assertEquals(List.of(), found("zoë%" + mark, ""));
    assertEquals(List.of(), found("zoë o'neil!100%" + mark, ""));
    assertEquals(List.of(), found("no\u0000body", ""));
    String handle = chinese.handle();
    assertEquals(List.of(chinese.id()), found("@" + handle.substring(2).toUpperCase(), ""));
  }

  @Test
  public void aSearchAndAFilterHoldTogether() throws Exception {
    Member inside = named("Inside", Set.of());
    Group group = town.care.groupChange().make(new GroupText("Search", "", false));
    town.care.groupChange().add(group, inside, admin);
    suspend(inside);

    assertEquals(List.of(inside.id()), found(inside.handle(), "group:" + group.slug()));
    assertEquals(List.of(inside.id()), found(inside.handle(), "suspended"));
    assertEquals(List.of(), found(admin.handle(), "group:" + group.slug()));
    assertEquals(List.of(), found(admin.handle(), "suspended"));
  }

  private Member named(String name, Set<Role> roles) {
    Member member = town.someone(roles);
    Account account = town.accounts.byId(member.id()).orElseThrow();
    town.care.profileEdit().change(account, new Details(name, null, null, null));
    return member;
  }

  private List<Long> found(String text, String show) throws Exception {
    List<ManagedAnswer> all =
        town.walk(
            () ->
                FakeRequest.get(DIRECTORY)
                    .query("q", text)
                    .query("show", show)
                    .query("limit", "1")
                    .by(admin),
            DIRECTORY);
    return all.stream().map(ManagedAnswer::id).toList();
  }

  @Test
  public void aSuspendedMemberIsOutUntilLetInAgain() throws Exception {
    Member member = town.someone();
    String session = town.session(member);
    Tokens.Made token = town.tokens.make(member.id(), "program", Set.of("read"), null);
    assertEquals(member, town.authentication.byToken(token.text()).member());

    suspend(member);

    assertSame(Identity.VISITOR, town.authentication.bySession(session));
    assertSame(Identity.VISITOR, town.authentication.byToken(token.text()));
    assertEquals(403, signInStatus(member, Town.PASSWORD));
    assertEquals("a wrong password tells nothing", 401, signInStatus(member, "a guess"));
    assertEquals(
        409,
        Town.problem(
                () -> town.call(FakeRequest.post(LINK).with("id", member.id()).by(admin), LINK))
            .status());

    ManagedAnswer after =
        town.answer(
            FakeRequest.of("DELETE", SUSPENSION).with("id", member.id()).by(admin),
            SUSPENSION,
            ManagedAnswer.class);
    assertNull(after.suspendedAt());
    assertEquals(member, town.authentication.byToken(token.text()).member());
    assertEquals(member, town.signIn.check(member.handle(), Town.PASSWORD, "192.0.2.1"));
  }

  @Test
  public void administratorsAreNotSuspendedAndTheSuspendedDoNotAdminister() throws Exception {
    Member member = town.someone();
    suspend(member);

    assertEquals(409, Town.problem(() -> suspend(admin)).status());
    assertEquals(
        409,
        Town.problem(
                () ->
                    town.call(
                        FakeRequest.of("PUT", ROLES)
                            .with("id", member.id())
                            .json(new ChangeRolesRequest(List.of("admin")))
                            .by(admin),
                        ROLES))
            .status());
  }

  private void suspend(Member member) throws Exception {
    town.call(FakeRequest.of("PUT", SUSPENSION).with("id", member.id()).by(admin), SUSPENSION);
  }

  private int signInStatus(Member member, String password) throws Exception {
    return Town.problem(() -> town.signIn.check(member.handle(), password, "192.0.2.1")).status();
  }

  /** Page after page, three at a time. */
  private List<Long> listed(String show) throws Exception {
    List<ManagedAnswer> all =
        town.walk(
            () -> FakeRequest.get(DIRECTORY).query("show", show).query("limit", "3").by(admin),
            DIRECTORY);
    return all.stream().map(ManagedAnswer::id).toList();
  }
}
