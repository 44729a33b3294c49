package dev.millet.suggestions.roadmap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.PlannedRelease;
import dev.millet.api.subjects.Release;
import dev.millet.suggestions.roadmap.RoadmapApi.CardAnswer;
import dev.millet.suggestions.roadmap.RoadmapApi.ColumnAnswer;
import dev.millet.suggestions.roadmap.RoadmapApi.RoadmapAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Tests what stands on a roadmap, in which column, and for whom. */
public final class BoardsTest extends Planned {

  public BoardsTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aSiteWithoutRoadmapsHasOneOfEverything() throws Exception {
    suggestion("phone", "Open", "open");
    suggestion("phone", "夜间模式", "planned");
    suggestion("phone", "Started", "in-progress");
    suggestion("phone", "Done", "shipped");
    suggestion("phone", "Never", "declined");
    assertEquals(
        Map.of(
            "planned", List.of("夜间模式"),
            "in-progress", List.of("Started"),
            "shipped", List.of("Done")),
        titles(board("all", "status", null)));
    assertEquals(
        List.of("under-review", "planned", "in-progress", "shipped"),
        board("all", "status", null).columns().stream().map(ColumnAnswer::key).toList());
    make(roadmap("Ours", "everybody"));
    assertThrows(ProblemException.class, () -> board("all", "status", null));
  }

  @Test
  public void aColumnTellsThatThereIsMore() throws Exception {
    for (int i = 0; i < Boards.SHOWN + 1; i++) {
      suggestion("phone", "Number " + i, "planned");
    }
    ColumnAnswer planned = board("all", "status", null).columns().get(1);
    assertEquals(Boards.SHOWN, planned.cards().size());
    assertTrue(planned.more());
    var page = FakeRequest.get("/").with("slug", "all").query("by", "status");
    String html = desk.page(PAGE, page);
    assertTrue(html, html.contains("?by=status&amp;column=planned"));
    String one = desk.page(PAGE, page.query("column", "planned"));
    assertTrue(one, one.contains("Number 0") && one.contains("Number " + Boards.SHOWN));
    assertFalse(one, one.contains("column-shipped"));
    var unknown = FakeRequest.get("/").with("slug", "all").query("column", "perhaps");
    assertThrows(ProblemException.class, () -> desk.page(PAGE, unknown));
  }

  @Test
  public void monthsFollowTheDueDatesAndSlipsAreKept() throws Exception {
    LocalDate next = YearMonth.from(TODAY).plusMonths(1).atDay(3);
    LocalDate first = next.minusDays(1);
    long moved = suggestion("phone", "Moved", "planned");
    due(moved, first, "");
    due(moved, next, "The supplier is late");
    due(suggestion("phone", "Earlier", "in-progress"), next.minusDays(2), "");
    due(suggestion("phone", "Far", "planned"), TODAY.plusMonths(20), "");
    due(suggestion("phone", "Shipped", "shipped"), next, "");
    suggestion("phone", "Undated", "planned");
    var board = board("all", "month", null);
    assertEquals(
        Map.of(
            YearMonth.from(next).toString(),
            List.of("Earlier", "Moved"),
            "later",
            List.of("Far"),
            "none",
            List.of("Undated")),
        titles(board));
    CardAnswer card =
        board.columns().stream()
            .flatMap(each -> each.cards().stream())
            .filter(each -> each.id() == moved)
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(first.toString()), card.slips());
    assertEquals(next.toString(), card.due());
    String html = desk.page(PAGE, FakeRequest.get("/").with("slug", "all").query("by", "month"));
    assertTrue(html, html.contains("<del>"));
  }

  @Test
  public void whatIsOverdueComesFirst() throws Exception {
    long late = suggestion("phone", "Late", "planned");
    due(late, TODAY.plusDays(1), "");
    desk.database.write(
        handle ->
            handle
                .createUpdate("UPDATE suggestions_care SET due = :day, open_due = :day")
                .bind("day", TODAY.minusDays(3))
                .execute());
    ColumnAnswer first = board("all", "month", null).columns().get(0);
    assertEquals("overdue", first.key());
    assertEquals(late, first.cards().get(0).id());
  }

  @Test
  public void buildsAreThoseThatArePlannedForTheReaderAndThoseThatSuggestionsAreIn()
      throws Exception {
    planFor(suggestion("phone", "Planned", "planned"), NEXT);
    suggestion("phone", "Homeless", "in-progress");
    assertEquals(
        Map.of("builds/17", List.of("Planned"), "none", List.of("Homeless")),
        titles(board("all", "build", null)));
    assertNull(board("all", "build", null).columns().get(0).day());

    Release later = new Release("builds/18", "174", "beta", "/builds/18");
    Release other = new Release("builds/20", "9", "beta", "/builds/20");
    desk.plan(
        List.of(
            reader ->
                List.of(
                    new PlannedRelease(later, "phone", TODAY.plusDays(2)),
                    new PlannedRelease(NEXT, "phone", TODAY.plusDays(9)),
                    new PlannedRelease(other, "watch", TODAY))));
    make(ofProduct("Phone", "phone"));
    List<ColumnAnswer> columns = board("phone", "build", null).columns();
    assertEquals(
        List.of("builds/18", "builds/17", "none"),
        columns.stream().map(ColumnAnswer::key).toList());
    assertEquals(TODAY.plusDays(9).toString(), columns.get(1).day());
    assertEquals("173", columns.get(1).release().version());
  }

  @Test
  public void aRoadmapOfAProductHasNothingOfOthers() throws Exception {
    desk.product("watch");
    suggestion("phone", "Call", "planned");
    due(suggestion("watch", "Wind", "planned"), TODAY.plusDays(1), "");
    make(ofProduct("Phone", "phone"));
    assertEquals(Map.of("planned", List.of("Call")), titles(board("phone", "status", null)));
    assertEquals(Map.of("none", List.of("Call")), titles(board("phone", "month", null)));
  }

  @Test
  public void eachAudienceSeesItsOwn() throws Exception {
    make(roadmap("Open", "everybody"));
    make(roadmap("Known", "members"));
    make(roadmap("Inside", "team"));
    desk.members.join(desk.bob, "first-hundred");
    make(roadmap("Chosen", "groups", "first-hundred"));
    assertEquals(List.of("open"), slugs(FakeRequest.get("/")));
    assertEquals(List.of("known", "open"), slugs(FakeRequest.get("/").by(desk.ann)));
    assertEquals(List.of("chosen", "known", "open"), slugs(FakeRequest.get("/").by(desk.bob)));
    assertEquals(
        List.of("chosen", "inside", "known", "open"), slugs(FakeRequest.get("/").by(desk.staff)));
    assertThrows(ProblemException.class, () -> board("inside", "status", desk.ann));
    var page = FakeRequest.get("/").with("slug", "known");
    assertThrows(ProblemException.class, () -> desk.page(PAGE, page));
    assertThrows(ProblemException.class, () -> desk.page(PAGE + "/embed", page));
  }

  private List<String> slugs(FakeRequest request) throws Exception {
    return desk.answer(Slice.class, ALL, request).items().stream()
        .map(each -> ((RoadmapAnswer) each).slug())
        .map(String::valueOf)
        .toList();
  }

  @Test
  public void roadmapsAreMadeEditedAndDeletedByTheTeam() throws Exception {
    Reply made = make(roadmap("路线 2027", "everybody"));
    assertEquals(201, made.status());
    String slug = "路线-2027";
    assertEquals("status", board(slug, "status", null).roadmap().by());
    refused("suggestions.roadmap-taken", roadmap("路线 2027", "team"));
    refused("invalid", roadmap("!", "everybody"));
    refused("invalid", roadmap("Nobody", "groups"));
    refused("invalid", roadmap("Strange", "groups", "nobody-knows"));

    RoadmapRequest next = roadmap("Spring", "members");
    var put = FakeRequest.of("PUT", "/").with("slug", slug).by(desk.staff).json(next);
    assertThrows(ProblemException.class, () -> desk.call(ONE, put.header("If-Match", "\"7\"")));
    var right = FakeRequest.of("PUT", "/").with("slug", slug).by(desk.staff).json(next);
    RoadmapAnswer edited = desk.answer(RoadmapAnswer.class, ONE, right.header("If-Match", "\"1\""));
    assertEquals("Spring", edited.title());
    assertEquals(2, edited.version());
    assertThrows(ProblemException.class, () -> board(slug, "status", null));

    var delete = FakeRequest.of("DELETE", "/").with("slug", slug).by(desk.staff);
    assertEquals(204, desk.call(ONE, delete.header("If-Match", "\"2\"")).status());
    assertEquals(List.of("all"), slugs(FakeRequest.get("/")));
    assertEquals(Role.STAFF, RoadmapApi.ARRANGE.role());
  }

  private void refused(String code, RoadmapRequest fields) {
    var refused = assertThrows(ProblemException.class, () -> make(fields));
    assertEquals(code, refused.problem().code());
  }

  @Test
  public void anUnknownGroupingIsRefusedByName() {
    var refused = assertThrows(ProblemException.class, () -> board("all", "mood", null));
    assertEquals("by", refused.problem().fields().get(0).name());
  }
}
