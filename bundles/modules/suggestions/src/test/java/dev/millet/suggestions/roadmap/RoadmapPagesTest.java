package dev.millet.suggestions.roadmap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** The pages of roadmaps, and how the team moves cards on them. */
public final class RoadmapPagesTest extends Planned {

  private static final String LIST = "/suggestions/roadmaps";

  public RoadmapPagesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void readersAreLedToTheOnlyRoadmapAndSeeNothingToPress() throws Exception {
    suggestion("phone", "深色 <模式>", "planned");
    assertEquals("/suggestions/roadmaps/all", Desk.location(desk.call(LIST, FakeRequest.get("/"))));
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      for (String by : List.of("status", "month", "build")) {
        String page =
            desk.page(PAGE, FakeRequest.get("/").with("slug", "all").query("by", by).in(language));
        assertTrue(page, page.contains("深色 &lt;模式"));
        assertFalse(page, page.contains("<form"));
        assertFalse(page, page.contains("draggable=\"true\""));
        assertFalse(page, page.contains("??"));
      }
    }
  }

  @Test
  public void aCardLeadsToThePeopleWhoWait() throws Exception {
    long id = suggestion("phone", "Dark mode", "planned");
    String page = desk.page(PAGE, FakeRequest.get("/").with("slug", "all"));
    assertTrue(page, page.contains("/suggestions/" + id + "#people"));
    assertTrue(page, page.contains("Nobody waiting"));
    String detail = desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", id));
    assertTrue(detail, detail.contains("id=\"people\""));
  }

  @Test
  public void theTeamMovesACardByStatus() throws Exception {
    long id = suggestion("phone", "Dark mode", "planned");
    Reply moved = move(id, "status", "in-progress", "Begun today");
    assertEquals(303, moved.status());
    assertEquals("/suggestions/roadmaps/all?by=status", Desk.location(moved));
    assertEquals("in-progress", care(id).status());
    assertEquals(422, move(id, "status", "duplicate", "").status());
    assertEquals(422, move(id, "status", "", "").status());
    assertEquals("in-progress", care(id).status());
  }

  @Test
  public void theTeamMovesACardByMonthAndSaysWhyWhereItGetsLater() throws Exception {
    long id = suggestion("phone", "Dark mode", "planned");
    YearMonth month = YearMonth.from(TODAY).plusMonths(1);
    assertEquals(303, move(id, "month", month.toString(), "").status());
    assertEquals(month.atEndOfMonth().toString(), care(id).due());

    Reply asked = move(id, "month", month.plusMonths(1).toString(), "");
    assertEquals(422, asked.status());
    String page = html(asked);
    assertTrue(page, page.contains("Enter a reason"));
    assertTrue(page, page.contains("<details class=\"roadmap-move\" open>"));
    assertTrue(page, page.contains("value=\"" + month.plusMonths(1) + "\" selected"));
    assertEquals(month.atEndOfMonth().toString(), care(id).due());

    assertEquals(303, move(id, "month", month.plusMonths(1).toString(), "Late parts").status());
    assertEquals(303, move(id, "month", "none", "Nobody knows").status());
    assertNull(care(id).due());
    for (String nowhere : List.of("overdue", "later", "2026-99", "soon")) {
      assertEquals(nowhere, 422, move(id, "month", nowhere, "Why").status());
    }
  }

  @Test
  public void whatChangedMeanwhileIsToldAndBuildsAreNotMovedHere() throws Exception {
    long id = suggestion("phone", "Dark mode", "planned");
    planFor(id, NEXT);
    Reply late = desk.call(PAGE + "/move", form("status", id, 1, "in-progress", "").by(desk.staff));
    assertEquals(409, late.status());
    assertTrue(html(late), html(late).contains("Changed by someone else meanwhile"));
    assertEquals(422, move(id, "build", "none", "").status());
    String page =
        desk.page(
            PAGE, FakeRequest.get("/").with("slug", "all").query("by", "build").by(desk.staff));
    assertFalse(page, page.contains("roadmap-move"));
  }

  @Test
  public void framesOfOtherSitesShowWhatVisitorsSee() throws Exception {
    suggestion("phone", "Dark mode", "planned");
    Reply reply = desk.call(PAGE + "/embed", FakeRequest.get("/").with("slug", "all"));
    assertTrue(reply.headers().stream().anyMatch(each -> each.getKey().equals(Reply.FRAMES)));
    String page = html(reply);
    assertTrue(page, page.contains("Dark mode") && page.contains("target=\"_blank\""));
    assertFalse(page, page.contains("<form") || page.contains("<script"));
    String code = desk.page(PAGE, FakeRequest.get("/").with("slug", "all"));
    assertTrue(code, code.contains("/suggestions/roadmaps/all/embed?by=status"));
  }

  @Test
  public void theFormMakesAndEditsARoadmap() throws Exception {
    String empty = desk.page(LIST + "/new", FakeRequest.get("/").by(desk.staff));
    assertTrue(empty, empty.contains("New roadmap"));
    Reply refused = desk.call(LIST + "/new", roadmapForm("", "everybody", ""));
    assertEquals(422, refused.status());
    Reply group = desk.call(LIST + "/new", roadmapForm("Spring", "groups", ""));
    assertTrue(html(group), html(group).contains("Choose at least one group"));
    Reply made = desk.call(LIST + "/new", roadmapForm("Spring", "everybody", ""));
    assertEquals("/suggestions/roadmaps/spring", Desk.location(made));
    Reply taken = desk.call(LIST + "/new", roadmapForm("Spring", "everybody", ""));
    assertTrue(html(taken), html(taken).contains("Another roadmap has this slug"));

    FakeRequest stale = roadmapForm("Summer", "members", "7").with("slug", "spring");
    assertEquals(412, desk.call(PAGE + "/edit", stale).status());
    FakeRequest edit = roadmapForm("Summer", "members", "1").with("slug", "spring");
    assertEquals(303, desk.call(PAGE + "/edit", edit).status());
    String list = desk.page(LIST, FakeRequest.get("/").by(desk.staff));
    assertTrue(list, list.contains("Summer") && list.contains("Members"));
    FakeRequest delete = FakeRequest.post("/").with("slug", "spring").by(desk.staff).form("_", "");
    assertEquals(LIST, Desk.location(desk.call(PAGE + "/delete", delete)));
    FakeRequest nothing = FakeRequest.get("/").with("slug", "all").by(desk.staff);
    assertThrows(ProblemException.class, () -> desk.page(PAGE + "/edit", nothing));
    assertEquals(
        List.of(
            "suggestions.roadmap-added",
            "suggestions.roadmap-edited",
            "suggestions.roadmap-deleted"),
        desk.journal.entries().stream()
            .map(each -> each.type())
            .filter(each -> each.contains("roadmap"))
            .toList());
  }

  private FakeRequest roadmapForm(String title, String audience, String version) {
    return FakeRequest.post("/")
        .by(desk.staff)
        .form("title", title, "by", "month", "audience", audience, "version", version);
  }

  private Reply move(long id, String by, String to, String reason) throws Exception {
    return desk.call(PAGE + "/move", form(by, id, care(id).revision(), to, reason).by(desk.staff));
  }

  private static FakeRequest form(String by, long id, int revision, String to, String reason) {
    return FakeRequest.post("/")
        .with("slug", "all")
        .form(
            "by", by,
            "suggestion", Long.toString(id),
            "revision", Integer.toString(revision),
            "to", to,
            "reason", reason);
  }
}
