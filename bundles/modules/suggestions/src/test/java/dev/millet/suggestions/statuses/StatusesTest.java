package dev.millet.suggestions.statuses;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.TimelineApi.EventAnswer;
import dev.millet.suggestions.roadmap.RoadmapApi.BoardAnswer;
import dev.millet.suggestions.roadmap.RoadmapApi.ColumnAnswer;
import dev.millet.suggestions.statuses.StatusesApi.StatusAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;

/** The team adds statuses to a product, and gives them to suggestions. */
public final class StatusesTest extends ProductStatuses {

  public StatusesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aStatusOfTheProductStandsBesideItsMeaning() throws Exception {
    add("planned", "Design", "设计中");
    long id = submit("phone", "深色模式");
    set(id, "planned", "design");
    SuggestionAnswer shown = show(id);
    assertEquals("planned", shown.status());
    assertEquals("design", shown.customStatus().slug());
    assertEquals("Design", shown.customStatus().label());
    assertEquals("设计中", shown.customStatus().labelZh());
    assertEquals("purple", shown.customStatus().color());
    assertEquals("design", care(id).customStatus().slug());
    assertEquals("planned:design", timeline(id).get(1).became());
    assertEquals("open", timeline(id).get(1).was());
    assertEquals("设计中", add("planned", "设计中", "").slug());
  }

  @Test
  public void itStaysWithItsMeaningAndGoesWithAnother() throws Exception {
    add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    set(id, "planned", "design");
    int revision = care(id).revision();
    set(id, "planned", "");
    assertEquals(revision, care(id).revision());
    assertEquals("design", care(id).customStatus().slug());
    set(id, "planned", "none");
    assertNull(care(id).customStatus());
    set(id, "planned", "design");
    set(id, "in-progress", "");
    assertNull(care(id).customStatus());
    set(id, "planned", "");
    assertNull(care(id).customStatus());
  }

  @Test
  public void onlyOnesOfTheProductAndTheMeaningCanBeSet() throws Exception {
    add("planned", "Design", "");
    long phone = submit("phone", "Dark mode");
    long kettle = submit("kettle", "Quieter");
    assertEquals("unknown", refused(phone, "in-progress", "design"));
    assertEquals("unknown", refused(phone, "planned", "build"));
    assertEquals("unknown", refused(kettle, "planned", "design"));
    assertEquals("open", care(phone).status());
  }

  @Test
  public void theListIsNarrowedToIt() throws Exception {
    add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    long other = submit("phone", "Quieter");
    set(id, "planned", "design");
    set(other, "planned", "");
    assertEquals(List.of("Dark mode"), listed("phone", "planned:design"));
    assertEquals(List.of("Quieter", "Dark mode"), listed("phone", "planned"));
    assertThrows(ProblemException.class, () -> listed("kettle", "planned:design"));
    assertThrows(ProblemException.class, () -> listed("phone", "open:design"));
  }

  @Test
  public void theRoadmapOfTheProductHasAColumnForIt() throws Exception {
    add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    long other = submit("phone", "Quieter");
    set(id, "planned", "design");
    set(other, "planned", "");
    desk.call(
        "/api/v1/suggestions/roadmaps",
        FakeRequest.post("/")
            .by(desk.staff)
            .json(
                new dev.millet.suggestions.roadmap.RoadmapRequest(
                    "Phone", "", "phone", "status", "everybody", List.of())));
    BoardAnswer board =
        desk.answer(
            BoardAnswer.class,
            "/api/v1/suggestions/roadmaps/{slug}",
            FakeRequest.get("/").with("slug", "phone"));
    assertEquals(
        List.of("under-review", "planned", "planned:design", "in-progress", "shipped"),
        board.columns().stream().map(ColumnAnswer::key).toList());
    assertEquals("Quieter", board.columns().get(1).cards().get(0).title());
    assertEquals(1, board.columns().get(1).cards().size());
    assertEquals("Dark mode", board.columns().get(2).cards().get(0).title());
    assertEquals("Design", board.columns().get(2).customStatus().label());
  }

  @Test
  public void oneInUseIsDeletedWithASuccessorOfTheSameMeaningOnly() throws Exception {
    StatusAnswer design = add("planned", "Design", "");
    StatusAnswer queue = add("planned", "Queue", "");
    add("in-progress", "Build", "");
    long id = submit("phone", "Dark mode");
    set(id, "planned", "design");
    Problem used = problem(() -> delete(design, ""));
    assertEquals("suggestions.status-in-use", used.code());
    assertEquals(422, problem(() -> delete(design, "build")).status());
    assertEquals(422, problem(() -> delete(design, "design")).status());
    assertEquals(204, delete(design, "queue").status());
    assertEquals("queue", care(id).customStatus().slug());
    assertEquals(List.of("Dark mode"), listed("phone", "planned:queue"));
    // the timeline still says what it was then
    assertEquals("planned:design", timeline(id).get(1).became());
    assertEquals("suggestions.status-in-use", problem(() -> delete(queue, "")).code());
    assertEquals(204, delete(queue, "planned").status());
    assertNull(care(id).customStatus());
    assertEquals("planned", care(id).status());
    assertEquals(404, problem(() -> delete(queue, "planned")).status());
  }

  @Test
  public void oneThatNobodyUsesIsDeletedAndItsSlugIsFreeAgain() throws Exception {
    assertEquals(204, delete(add("planned", "Design", ""), "").status());
    assertEquals("design", add("shipped", "Design", "").slug());
    assertEquals("suggestions.status-taken", problem(() -> add("planned", "Design", "")).code());
  }

  @Test
  public void theyAreOrderedByMeaningAndPlace() throws Exception {
    add("in-progress", "Build", "");
    add("planned", "Design", "");
    StatusAnswer queue = add("planned", "Queue", "");
    desk.call(
        "/admin/suggestions/statuses/{id}/up",
        FakeRequest.post("/").with("id", queue.id()).by(desk.staff).form("_", ""));
    assertEquals(
        List.of("queue", "design", "build"), all().stream().map(StatusAnswer::slug).toList());
    assertEquals(List.of(1, 2, 1), all().stream().map(StatusAnswer::place).toList());
  }

  @Test
  public void noSlugIsAFixedStatus() {
    for (String name : List.of("Planned", "None", "…", "")) {
      assertEquals(name, 422, problem(() -> add("planned", name, "")).status());
    }
  }

  @Test
  public void anEditChangesNameColorAndPlaceAndNothingElse() throws Exception {
    StatusAnswer made = add("planned", "Design", "");
    var fields = new StatusRequest("kettle", "other", "shipped", "Sketch", "草图", "red", 1);
    FakeRequest edit = FakeRequest.of("PUT", "/").with("id", made.id()).by(desk.staff).json(fields);
    assertEquals(428, problem(() -> desk.call(ONE, edit)).status());
    StatusAnswer edited =
        desk.answer(StatusAnswer.class, ONE, edit.header("If-Match", "\"" + made.version() + "\""));
    assertEquals("phone", edited.product());
    assertEquals("design", edited.slug());
    assertEquals("planned", edited.meaning());
    assertEquals("草图", edited.labelZh());
    assertEquals(412, problem(() -> desk.call(ONE, edit)).status());
  }

  @Test
  public void aMergeThatIsUndoneGivesItBack() throws Exception {
    add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    long other = submit("phone", "Night mode");
    set(id, "planned", "design");
    set(id, new NewStatus("duplicate", "", other, ""), desk.staff);
    assertNull(care(id).customStatus());
    desk.call(
        "/api/v1/suggestions/{id}/merge",
        FakeRequest.of("DELETE", "/")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "\"" + care(id).revision() + "\""));
    assertEquals("design", care(id).customStatus().slug());
  }

  private String refused(long id, String status, String custom) {
    return problem(() -> set(id, status, custom)).fields().get(0).code();
  }

  private interface Call {
    void make() throws Exception;
  }

  private static Problem problem(Call call) {
    return assertThrows(ProblemException.class, call::make).problem();
  }

  private List<StatusAnswer> all() throws Exception {
    return desk
        .answer(Slice.class, ALL, FakeRequest.get("/").query("product", "phone"))
        .items()
        .stream()
        .map(StatusAnswer.class::cast)
        .toList();
  }

  private List<String> listed(String product, String status) throws Exception {
    Slice<?> slice =
        desk.answer(
            Slice.class,
            "/api/v1/suggestions",
            FakeRequest.get("/").query("product", product).query("status", status));
    return slice.items().stream().map(each -> ((SuggestionAnswer) each).title()).toList();
  }

  private List<EventAnswer> timeline(long id) throws Exception {
    List<EventAnswer> events =
        desk
            .answer(
                Slice.class,
                "/api/v1/suggestions/{id}/timeline",
                FakeRequest.get("/").with("id", id))
            .items()
            .stream()
            .map(EventAnswer.class::cast)
            .toList();
    assertTrue(events.size() > 1);
    return events;
  }
}
