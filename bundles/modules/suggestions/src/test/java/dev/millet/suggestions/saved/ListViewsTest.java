package dev.millet.suggestions.saved;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.saved.ListViewsApi.ListViewAnswer;
import dev.millet.suggestions.services.SavedRows;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The views of the list that members save. */
@RunWith(Parameterized.class)
public final class ListViewsTest {

  private static final String ALL = "/api/v1/suggestions/views";
  private static final String PAGE = "/suggestions/views";

  private final Desk desk;

  public ListViewsTest(TestDatabase test) {
    desk = new Desk(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
  }

  @Test
  public void aMemberSeesTheirOwnAndTheTeamWhatIsShared() throws Exception {
    ListViewAnswer own = save(desk.ann, "相机", "?tag=相机&product=phone&sort=", false);
    assertEquals("product=phone&tag=%E7%9B%B8%E6%9C%BA", own.query());
    save(desk.staff, "Shared", "product=phone&status=planned", true);
    assertEquals(List.of("相机"), names(desk.ann));
    assertEquals(List.of("Shared"), names(desk.staff));
    assertFalse(see(desk.ann).get(0).shared());
  }

  @Test
  public void onlyTheTeamShares() {
    assertCode("staff-only", () -> save(desk.ann, "Mine", "tag=ui", true));
  }

  @Test
  public void whatIsNoAddressOfTheListIsRefused() {
    assertCode("unknown", () -> save(desk.ann, "A", "colour=red", false));
    assertCode("unknown", () -> save(desk.ann, "A", "tag=%zz", false));
    assertCode("unknown", () -> save(desk.ann, "A", "product=", false));
    assertCode("missing", () -> save(desk.ann, " ", "tag=ui", false));
  }

  @Test
  public void thereAreAtMostTwenty() throws Exception {
    for (int i = 0; i < SavedRows.MAX_SAVED; i++) {
      save(desk.ann, "View " + i, "tag=t" + i, false);
    }
    ProblemException refused =
        assertThrows(ProblemException.class, () -> save(desk.ann, "More", "tag=ui", false));
    assertEquals("limit-reached", refused.problem().code());
  }

  @Test
  public void onesOwnIsRemovedAndNobodyElses() throws Exception {
    ListViewAnswer own = save(desk.ann, "Mine", "tag=ui", false);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> remove(desk.staff, own.id()));
    assertEquals("not-found", refused.problem().code());
    assertEquals(204, remove(desk.ann, own.id()).status());
    assertEquals(List.of(), names(desk.ann));
  }

  @Test
  public void thePageSavesWhatIsChosen() throws Exception {
    FakeRequest chosen = FakeRequest.get("/").by(desk.ann).query("tag", "ui");
    String page = desk.page("/suggestions", chosen);
    assertTrue(page, page.contains("name=\"query\" value=\"sort=newest&amp;tag=ui\""));
    Reply saved =
        desk.call(
            PAGE,
            FakeRequest.post("/").by(desk.ann).form("name", "Mine", "query", "sort=newest&tag=ui"));
    assertEquals("/suggestions?sort=newest&tag=ui", Desk.location(saved));
    page = desk.page("/suggestions", chosen);
    assertTrue(page, page.contains("href=\"/suggestions?sort=newest&amp;tag=ui\""));
    assertTrue(page, page.contains("/suggestions/views/"));
    assertFalse(
        "what is saved is not offered again", page.contains("action=\"/suggestions/views\""));
    String visitor = desk.page("/suggestions", FakeRequest.get("/").query("tag", "ui"));
    assertFalse(visitor, visitor.contains("/suggestions/views"));
  }

  @Test
  public void aViewOfAProductThatIsGoneIsNotShown() throws Exception {
    save(desk.ann, "Gone", "product=tv", false);
    assertEquals(List.of(), names(desk.ann));
  }

  private ListViewAnswer save(Member by, String name, String query, boolean shared)
      throws Exception {
    NewListView wanted = NewListView.RULES.check(new NewListView(name, query, shared));
    return desk.answer(ListViewAnswer.class, ALL, FakeRequest.post("/").by(by).json(wanted));
  }

  private Reply remove(Member by, long id) throws Exception {
    return desk.call(ALL + "/{id}", FakeRequest.of("DELETE", "/").with("id", id).by(by));
  }

  private List<ListViewAnswer> see(Member by) throws Exception {
    Slice<?> slice = desk.answer(Slice.class, ALL, FakeRequest.get("/").by(by));
    return slice.items().stream().map(ListViewAnswer.class::cast).toList();
  }

  private List<String> names(Member by) throws Exception {
    return see(by).stream().map(ListViewAnswer::name).toList();
  }

  private static void assertCode(String code, org.junit.function.ThrowingRunnable action) {
    ProblemException refused = assertThrows(ProblemException.class, action);
    assertEquals(
        List.of(code), refused.problem().fields().stream().map(Problem.Field::code).toList());
  }
}
