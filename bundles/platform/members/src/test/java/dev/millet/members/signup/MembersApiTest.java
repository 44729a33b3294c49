package dev.millet.members.signup;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.FixedDirectory;
import dev.millet.members.Settings;
import dev.millet.members.Town;
import dev.millet.members.http.ChangeProfileRequest;
import dev.millet.members.http.MemberAnswer;
import dev.millet.members.http.OwnAnswer;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.ChangeRolesRequest;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class MembersApiTest {

  private static final String PATH = "/api/v1/members";
  private static final String ONE = PATH + "/{id}";
  private static final String ME = PATH + "/me";

  private final Town town;

  public MembersApiTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void membersAreListedPageByPage() throws Exception {
    List<Long> made = new ArrayList<>();
    long before = town.someone().id();
    for (int i = 0; i < 5; i++) {
      made.add(town.someone(i == 2 ? Set.of(Role.STAFF, Role.ADMIN) : Set.of()).id());
    }
    List<MemberAnswer> all = town.walk(() -> FakeRequest.get(PATH).query("limit", "2"), PATH);
    List<Long> seen = all.stream().map(MemberAnswer::id).toList();
    assertEquals(seen.stream().distinct().sorted().toList(), seen);
    assertEquals(made, seen.subList(seen.indexOf(before) + 1, seen.size()));
    assertEquals(
        422, Town.problem(() -> town.call(FakeRequest.get(PATH).query("after", "x"))).status());
  }

  @Test
  public void membersAreFoundByHandle() throws Exception {
    Member member = town.someone();

    String handle = member.handle().toUpperCase();
    List<MemberAnswer> found = town.walk(() -> FakeRequest.get(PATH).query("handle", handle), PATH);

    assertEquals(member.id(), found.get(0).id());
    assertEquals(
        List.of(), town.walk(() -> FakeRequest.get(PATH).query("handle", "n\u0000b"), PATH));
  }

  @Test
  public void whoListsMembersIsASetting() {
    TestDatabase test = databases().get(0);
    for (String path : List.of(PATH, ONE, "/members/directory", "/members")) {
      assertEquals(Role.STAFF, permission(town, path).role());
      Town members = new Town(test, Settings.OPEN, new FixedDirectory("members"));
      assertEquals(Role.MEMBER, permission(members, path).role());
      Town everybody = new Town(test, Settings.OPEN, new FixedDirectory("everybody"));
      assertTrue(permission(everybody, path).isPublic());
    }
  }

  @Test
  public void othersFindNobodyByMailAddressAndReadNoRoles() throws Exception {
    String mail = Town.freshHandle() + "@example.org";
    Member staff =
        town.signUp
            .trusted(
                new SignUpRequest(Town.freshHandle(), null, Town.PASSWORD, mail, null, null),
                Set.of(Role.STAFF))
            .member();

    assertEquals(List.of(), town.walk(() -> FakeRequest.get(PATH).query("q", mail), PATH));
    List<MemberAnswer> seen =
        town.walk(() -> FakeRequest.get(PATH).query("q", staff.handle()), PATH);
    assertEquals(1, seen.size());
    assertNull(seen.get(0).roles());
    List<MemberAnswer> teams =
        town.walk(() -> FakeRequest.get(PATH).query("q", mail).by(staff), PATH);
    assertEquals(List.of("member", "staff"), teams.get(0).roles());
  }

  @Test
  public void othersDoNotSeeTheMailAddress() throws Exception {
    Member member =
        town.signUp
            .trusted(
                new SignUpRequest(Town.freshHandle(), null, Town.PASSWORD, "me@x.org", null, null),
                Set.of())
            .member();

    assertEquals("me@x.org", town.answer(FakeRequest.get(ME).by(member), OwnAnswer.class).email());
    MemberAnswer seen =
        town.answer(FakeRequest.get(ONE).with("id", member.id()), ONE, MemberAnswer.class);
    assertFalse(seen.toString().contains("me@x.org"));
    assertEquals(
        404,
        Town.problem(() -> town.call(FakeRequest.get(ONE).with("id", Long.MAX_VALUE), ONE))
            .status());
  }

  @Test
  public void aMemberChangesTheirProfile() throws Exception {
    Member member = town.someone();
    String tag = tag(member);

    OwnAnswer after =
        town.answer(
            edit(member)
                .header("If-Match", tag)
                .json(new ChangeProfileRequest("新名字", "北京", null, "Asia/Shanghai")),
            OwnAnswer.class);

    assertEquals("新名字", after.displayName());
    assertEquals("北京", after.city());
    OwnAnswer cleared =
        town.answer(
            edit(member)
                .header("If-Match", tag(member))
                .json(new ChangeProfileRequest(null, "", null, null)),
            OwnAnswer.class);
    assertNull(cleared.city());
    assertEquals("新名字", cleared.displayName());
    assertEquals(
        1, town.journal.payloads(MembersEntries.RENAMED, MembersEntries.Renamed.class).size());
  }

  @Test
  public void aProfileIsNotOverwrittenBlindly() throws Exception {
    Member member = town.someone();
    ChangeProfileRequest change = new ChangeProfileRequest("A", null, null, null);
    String old = tag(member);
    town.call(edit(member).header("If-Match", old).json(change));

    assertEquals(428, Town.problem(() -> town.call(edit(member).json(change))).status());
    assertEquals(
        412,
        Town.problem(() -> town.call(edit(member).header("If-Match", old).json(change))).status());
  }

  @Test
  public void anAdministratorGivesRoles() throws Exception {
    Member admin = town.someone(Set.of(Role.ADMIN));
    Member member = town.someone();

    MemberAnswer answer =
        town.answer(
            roles(member, List.of("staff", "moderator")).by(admin),
            ONE + "/roles",
            MemberAnswer.class);

    assertEquals(List.of("member", "staff", "moderator"), answer.roles());
    List<MembersEntries.RolesChanged> entries =
        town.journal.payloads(MembersEntries.ROLES_CHANGED, MembersEntries.RolesChanged.class);
    assertEquals(Long.valueOf(admin.id()), entries.get(0).by());
    assertEquals("unknown", rolesRefused(roles(member, List.of("staff", "king")).by(admin)));
    assertEquals("missing", rolesRefused(roles(member, null).by(admin)));
    assertTrue(town.directory.byId(member.id()).get().is(Role.STAFF));
  }

  private String rolesRefused(FakeRequest request) throws Exception {
    Problem problem = Town.problem(() -> town.call(request, ONE + "/roles"));
    assertEquals(422, problem.status());
    return problem.fields().get(0).code();
  }

  @Test
  public void theLastAdministratorStays() throws Exception {
    town.database.write(handle -> handle.execute("DELETE FROM members_roles"));
    Member admin = town.someone(Set.of(Role.ADMIN));

    Problem problem =
        Town.problem(() -> town.call(roles(admin, List.of()).by(admin), ONE + "/roles"));

    assertEquals(409, problem.status());
    assertTrue(town.directory.byId(admin.id()).get().is(Role.ADMIN));
  }

  private static FakeRequest signUp() {
    return FakeRequest.post(PATH)
        .json(new SignUpRequest(Town.freshHandle(), null, Town.PASSWORD, null, null, null));
  }

  private static FakeRequest edit(Member member) {
    return FakeRequest.of("PATCH", ME).by(member);
  }

  private static FakeRequest roles(Member member, List<String> roles) {
    return FakeRequest.of("PUT", PATH).with("id", member.id()).json(new ChangeRolesRequest(roles));
  }

  private String tag(Member member) throws Exception {
    return town.call(FakeRequest.get(ME).by(member)).headers().stream()
        .filter(header -> header.getKey().equals("ETag"))
        .findFirst()
        .get()
        .getValue();
  }

  private static Permission permission(Town town, String template) {
    return town.routes.stream()
        .filter(route -> route.method().equals("GET") && route.template().equals(template))
        .findFirst()
        .orElseThrow()
        .permission();
  }
}
