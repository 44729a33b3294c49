package dev.millet.members.circles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.MembersEntries;
import dev.millet.members.Town;
import dev.millet.members.http.CircleAnswer;
import dev.millet.members.http.CircleList;
import dev.millet.members.http.CircleWish;
import dev.millet.members.http.MemberAnswer;
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
public final class CirclesTest {

  private static final String PATH = "/api/v1/members/circles";
  private static final String ONE = PATH + "/{slug}";
  private static final String MEMBERS = ONE + "/members";
  private static final String MEMBER = MEMBERS + "/{id}";
  private static final String ME = MEMBERS + "/me";

  private final Town town;
  private final Member admin;
  private final Member staff;

  public CirclesTest(TestDatabase test) {
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
    assertTrue(make("🎉", false).slug().startsWith("circle"));
    assertTrue(make("New", false).slug().startsWith("new-"));
    assertTrue(make("字".repeat(80), false).slug().length() <= 63);
  }

  @Test
  public void whatCannotBeTakenIsNamed() throws Exception {
    CircleWish wish = new CircleWish("\u202Eevil", "x".repeat(501), true);

    assertEquals(
        List.of("name characters", "description too-long"),
        Town.problem(() -> town.call(FakeRequest.post(PATH).by(admin).json(wish))).fields().stream()
            .map(field -> field.name() + " " + field.code())
            .toList());
  }

  @Test
  public void theStaffChoosesWhoIsInACircle() throws Exception {
    Member member = town.someone();
    CircleAnswer circle = make("Testers", false);

    town.call(on("PUT", MEMBER, circle).with("id", member.id()).by(staff), MEMBER);
    town.call(on("PUT", MEMBER, circle).with("id", member.id()).by(staff), MEMBER);

    assertEquals(Set.of(circle.slug()), town.directory.circles(member.id()));
    assertEquals(1, show(circle, member).size());
    assertTrue(show(circle, member).member());
    List<MembersEntries.CircleEntry> entries =
        town.journal.payloads(MembersEntries.CIRCLE_JOINED, MembersEntries.CircleEntry.class);
    assertEquals(1, entries.size());
    assertEquals(Long.valueOf(staff.id()), entries.get(0).by());

    town.call(on("DELETE", MEMBER, circle).with("id", member.id()).by(staff), MEMBER);
    assertEquals(Set.of(), town.directory.circles(member.id()));
    assertEquals(
        404,
        Town.problem(
                () ->
                    town.call(
                        on("DELETE", MEMBER, circle).with("id", member.id()).by(staff), MEMBER))
            .status());
  }

  @Test
  public void aCircleOfVeryManyIsEmptiedBeforeItIsRemoved() throws Exception {
    CircleAnswer made = make("Very many", false);
    Circle circle = town.circles.bySlug(made.slug()).orElseThrow();
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
              circle.id());
        });
    assertEquals(250, town.circles.bySlug(circle.slug()).orElseThrow().size());
    assertEquals(40, town.circles.removeSome(circle, 40));
    assertEquals(210, town.circles.bySlug(circle.slug()).orElseThrow().size());

    town.call(on("DELETE", ONE, made).by(admin), ONE);

    assertTrue(town.circles.bySlug(circle.slug()).isEmpty());
    assertEquals(List.of(), town.circles.members(circle, ListRequest.first(10)).items());
  }

  @Test
  public void membersJoinAndLeaveWhatIsOpen() throws Exception {
    Member member = town.someone();
    CircleAnswer circle = make("Everybody welcome", true);

    town.call(on("PUT", ME, circle).by(member), ME);
    assertEquals(Set.of(circle.slug()), town.directory.circles(member.id()));

    town.call(on("DELETE", ME, circle).by(member), ME);
    assertEquals(Set.of(), town.directory.circles(member.id()));
  }

  @Test
  public void aClosedCircleIsUnknownToWhoIsNotInIt() throws Exception {
    Member member = town.someone();
    CircleAnswer circle = make("Customer Acme", false);

    assertEquals(404, Town.problem(() -> show(circle, member)).status());
    assertEquals(404, Town.problem(() -> town.call(on("PUT", ME, circle).by(member), ME)).status());
    assertFalse(slugs(member).contains(circle.slug()));
    assertTrue(slugs(staff).contains(circle.slug()));

    town.call(on("PUT", MEMBER, circle).with("id", member.id()).by(staff), MEMBER);
    assertTrue(slugs(member).contains(circle.slug()));
    town.call(on("DELETE", ME, circle).by(member), ME);
    assertFalse(slugs(member).contains(circle.slug()));
  }

  @Test
  public void whoIsInACircleIsListedByPages() throws Exception {
    CircleAnswer circle = make("Five", false);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Member member = town.someone();
      ids.add(member.id());
      town.call(on("PUT", MEMBER, circle).with("id", member.id()).by(staff), MEMBER);
    }

    List<MemberAnswer> listed =
        town.walk(() -> on("GET", MEMBERS, circle).query("limit", "2").by(staff), MEMBERS);
    assertEquals(ids, listed.stream().map(MemberAnswer::id).toList());
  }

  @Test
  public void aCircleKeepsItsAddressWhenItIsRenamed() throws Exception {
    CircleAnswer circle = make("Before " + Town.freshHandle(), false);
    String tag = tag(circle);

    CircleAnswer after =
        town.answer(
            on("PATCH", ONE, circle)
                .header("If-Match", tag)
                .json(new CircleWish("之后", null, true))
                .by(admin),
            ONE,
            CircleAnswer.class);

    assertEquals("之后", after.name());
    assertTrue(after.selfService());
    assertEquals(circle.slug(), after.slug());
    assertEquals(
        412,
        Town.problem(
                () ->
                    town.call(
                        on("PATCH", ONE, circle)
                            .header("If-Match", tag)
                            .json(new CircleWish("X", null, null))
                            .by(admin),
                        ONE))
            .status());
  }

  @Test
  public void aRemovedCircleGatesNobodyIn() throws Exception {
    Member member = town.someone();
    CircleAnswer circle = make("Short-lived", false);
    town.call(on("PUT", MEMBER, circle).with("id", member.id()).by(staff), MEMBER);
    assertEquals(1, town.directory.circles(member.id()).size());

    town.call(on("DELETE", ONE, circle).by(admin), ONE);

    assertEquals(Set.of(), town.directory.circles(member.id()));
    assertEquals(member, town.directory.byId(member.id()).get());
  }

  private CircleAnswer make(String name, boolean open) throws Exception {
    return town.answer(
        FakeRequest.post(PATH).by(admin).json(new CircleWish(name, "", open)), CircleAnswer.class);
  }

  private CircleAnswer show(CircleAnswer circle, Member by) throws Exception {
    return town.answer(on("GET", ONE, circle).by(by), ONE, CircleAnswer.class);
  }

  private String tag(CircleAnswer circle) throws Exception {
    Reply reply = town.call(on("GET", ONE, circle).by(admin), ONE);
    return Town.header(reply, "ETag");
  }

  private List<String> slugs(Member by) throws Exception {
    return town.answer(FakeRequest.get(PATH).by(by), CircleList.class).items().stream()
        .map(CircleAnswer::slug)
        .toList();
  }

  private static FakeRequest on(String method, String template, CircleAnswer circle) {
    return FakeRequest.of(method, template).with("slug", circle.slug());
  }
}
