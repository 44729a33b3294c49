package dev.millet.members.groups;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.http.ChangeGroupRequest;
import dev.millet.members.http.GroupAnswer;
import dev.millet.members.http.MemberAnswer;
import dev.millet.members.journal.MembersEntries;
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
public final class GroupsTest {

  private static final String PATH = "/api/v1/members/groups";
  private static final String ONE = PATH + "/{slug}";
  private static final String MEMBERS = ONE + "/members";
  private static final String MEMBER = MEMBERS + "/{id}";
  private static final String ME = MEMBERS + "/me";

  private final Town town;
  private final Member admin;
  private final Member staff;

  public GroupsTest(TestDatabase test) {
    town = new Town(test);
    admin = town.someone(Set.of(Role.ADMIN));
    staff = town.someone(Set.of(Role.STAFF));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void everyNameHasAnAddress() throws Exception {
    String number = Town.freshHandle();
    assertEquals("上海-" + number, make("上海 " + number, false).slug());
    assertEquals("上海-" + number + "-2", make("上海 (" + number + ")", false).slug());
    assertTrue(make("🎉", false).slug().startsWith("group"));
    assertTrue(make("New", false).slug().startsWith("new-"));
    assertTrue(make("字".repeat(80), false).slug().length() <= 63);
  }

  @Test
  public void whatCannotBeTakenIsNamed() throws Exception {
    GroupText wish = new GroupText("\u202Eevil", "x".repeat(501), true);

    assertEquals(
        List.of("name characters", "description too-long"),
        Town.problem(() -> town.call(FakeRequest.post(PATH).by(admin).json(wish))).fields().stream()
            .map(field -> field.name() + " " + field.code())
            .toList());
  }

  @Test
  public void theStaffChoosesWhoIsInAGroup() throws Exception {
    Member member = town.someone();
    GroupAnswer group = make("Testers", false);

    town.call(on("PUT", MEMBER, group).with("id", member.id()).by(staff), MEMBER);
    town.call(on("PUT", MEMBER, group).with("id", member.id()).by(staff), MEMBER);

    assertEquals(Set.of(group.slug()), town.directory.groups(member.id()));
    assertEquals(1, show(group, member).size());
    assertTrue(show(group, member).member());
    List<MembersEntries.GroupEntry> entries =
        town.journal.payloads(MembersEntries.GROUP_JOINED, MembersEntries.GroupEntry.class);
    assertEquals(1, entries.size());
    assertEquals(Long.valueOf(staff.id()), entries.get(0).by());

    town.call(on("DELETE", MEMBER, group).with("id", member.id()).by(staff), MEMBER);
    assertEquals(Set.of(), town.directory.groups(member.id()));
    assertEquals(
        404,
        Town.problem(
                () ->
                    town.call(
                        on("DELETE", MEMBER, group).with("id", member.id()).by(staff), MEMBER))
            .status());
  }

  @Test
  public void aGroupOfVeryManyIsEmptiedBeforeItIsRemoved() throws Exception {
    GroupAnswer made = make("Very many", false);
    Group group = town.groups.bySlug(made.slug()).orElseThrow();
    town.database.write(
        handle -> {
          for (int i = 0; i < 250; i++) {
            String name = Town.freshHandle();
            handle.execute(
                """
                INSERT INTO members_accounts
                  (handle, handle_key, handle_shape, display_name, created_at)
                VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)
                """,
                name,
                name,
                name,
                "of very many");
          }
          return handle.execute(
              """
              INSERT INTO members_circle_members (circle_id, member_id, joined_at)
              SELECT CAST(? AS BIGINT), id, CURRENT_TIMESTAMP FROM members_accounts
               WHERE display_name = 'of very many'
              """,
              group.id());
        });
    assertEquals(250, town.groups.bySlug(group.slug()).orElseThrow().size());
    assertEquals(40, town.groups.members().removeSome(group, 40));
    assertEquals(210, town.groups.bySlug(group.slug()).orElseThrow().size());

    town.call(on("DELETE", ONE, made).by(admin), ONE);

    assertTrue(town.groups.bySlug(group.slug()).isEmpty());
    assertEquals(List.of(), town.groups.members().of(group, ListRequest.first(10)).items());
  }

  @Test
  public void membersJoinAndLeaveWhatIsOpen() throws Exception {
    Member member = town.someone();
    GroupAnswer group = make("Everybody welcome", true);

    town.call(on("PUT", ME, group).by(member), ME);
    assertEquals(Set.of(group.slug()), town.directory.groups(member.id()));

    town.call(on("DELETE", ME, group).by(member), ME);
    assertEquals(Set.of(), town.directory.groups(member.id()));
  }

  @Test
  public void aClosedGroupIsUnknownToWhoIsNotInIt() throws Exception {
    Member member = town.someone();
    GroupAnswer group = make("Customer Acme", false);

    assertEquals(404, Town.problem(() -> show(group, member)).status());
    assertEquals(404, Town.problem(() -> town.call(on("PUT", ME, group).by(member), ME)).status());
    assertFalse(slugs(member).contains(group.slug()));
    assertTrue(slugs(staff).contains(group.slug()));

    town.call(on("PUT", MEMBER, group).with("id", member.id()).by(staff), MEMBER);
    assertTrue(slugs(member).contains(group.slug()));
    town.call(on("DELETE", ME, group).by(member), ME);
    assertFalse(slugs(member).contains(group.slug()));
  }

  @Test
  public void whoIsInAGroupIsListedByPages() throws Exception {
    GroupAnswer group = make("Five", false);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Member member = town.someone();
      ids.add(member.id());
      town.call(on("PUT", MEMBER, group).with("id", member.id()).by(staff), MEMBER);
    }

    List<MemberAnswer> listed =
        town.walk(() -> on("GET", MEMBERS, group).query("limit", "2").by(staff), MEMBERS);
    assertEquals(ids, listed.stream().map(MemberAnswer::id).toList());
  }

  @Test
  public void aGroupKeepsItsAddressWhenItIsRenamed() throws Exception {
    GroupAnswer group = make("Before " + Town.freshHandle(), false);
    String tag = tag(group);

    GroupAnswer after =
        town.answer(
            on("PATCH", ONE, group)
                .header("If-Match", tag)
                .json(new ChangeGroupRequest("之后", null, true))
                .by(admin),
            ONE,
            GroupAnswer.class);

    assertEquals("之后", after.name());
    assertTrue(after.selfService());
    assertEquals(group.slug(), after.slug());
    assertEquals(
        412,
        Town.problem(
                () ->
                    town.call(
                        on("PATCH", ONE, group)
                            .header("If-Match", tag)
                            .json(new ChangeGroupRequest("X", null, null))
                            .by(admin),
                        ONE))
            .status());
  }

  @Test
  public void aRemovedGroupGatesNobodyIn() throws Exception {
    Member member = town.someone();
    GroupAnswer group = make("Short-lived", false);
    town.call(on("PUT", MEMBER, group).with("id", member.id()).by(staff), MEMBER);
    assertEquals(1, town.directory.groups(member.id()).size());

    town.call(on("DELETE", ONE, group).by(admin), ONE);

    assertEquals(Set.of(), town.directory.groups(member.id()));
    assertEquals(member, town.directory.byId(member.id()).get());
  }

  private GroupAnswer make(String name, boolean open) throws Exception {
    return town.answer(
        FakeRequest.post(PATH).by(admin).json(new GroupText(name, "", open)), GroupAnswer.class);
  }

  private GroupAnswer show(GroupAnswer group, Member by) throws Exception {
    return town.answer(on("GET", ONE, group).by(by), ONE, GroupAnswer.class);
  }

  private String tag(GroupAnswer group) throws Exception {
    Reply reply = town.call(on("GET", ONE, group).by(admin), ONE);
    return Town.header(reply, "ETag");
  }

  private List<String> slugs(Member by) throws Exception {
    List<GroupAnswer> groups = town.walk(() -> FakeRequest.get(PATH).by(by), PATH);
    return groups.stream().map(GroupAnswer::slug).toList();
  }

  private static FakeRequest on(String method, String template, GroupAnswer group) {
    return FakeRequest.of(method, template).with("slug", group.slug());
  }
}
