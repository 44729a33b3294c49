package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.Visibility;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Descriptions lie in memory; whatever changes a suggestion has it described again. */
@RunWith(Parameterized.class)
public final class DescribedSuggestionsTest {

  private static final String ONE = "/api/v1/suggestions/{id}";

  private final Desk desk;
  private final SubjectCatalog catalog;
  private final Moderated moderated;
  private long id;

  public DescribedSuggestionsTest(TestDatabase test) {
    desk = new Desk(test);
    catalog = offered(SubjectCatalog.class);
    moderated = offered(Moderated.class);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private <T> T offered(Class<T> api) {
    return desk.contributions(Offer.class).stream()
        .filter(each -> each.api() == api && each.name().equals(Suggestion.SUBJECT_TYPE))
        .map(each -> api.cast(each.implementation()))
        .findFirst()
        .orElseThrow();
  }

  @Before
  public void describeOne() throws Exception {
    desk.clear();
    desk.product("phone");
    var wanted = new NewSuggestion("phone", "夜间模式", "a body", List.of());
    FakeRequest request = FakeRequest.post("/").by(desk.ann).json(wanted);
    id = desk.answer(SuggestionAnswer.class, "/api/v1/suggestions", request).id();
    assertTrue(described().isOpen(Ballots.VOTES));
  }

  private SubjectDescription described() {
    return catalog.describe(List.of("" + id)).get("" + id);
  }

  @Test
  public void anEditedTitleIsDescribed() throws Exception {
    desk.call(
        ONE,
        FakeRequest.of("PATCH", "/")
            .with("id", id)
            .by(desk.ann)
            .header("If-Match", "*")
            .json(new SuggestionChange("深色模式", null, null, null, null)));
    assertEquals("深色模式", described().title());
  }

  @Test
  public void aClosedSuggestionIsDescribedAsClosed() throws Exception {
    desk.call(
        ONE + "/status",
        FakeRequest.of("PUT", "/")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "*")
            .json(new NewStatus("declined", "Not now", null)));
    assertFalse(described().isOpen(Ballots.VOTES));
  }

  @Test
  public void aLockedDiscussionIsDescribedAsClosed() {
    moderated.changeLock("" + id, true);
    assertFalse(described().isOpen(Discussions.COMMENTS));
    moderated.changeLock("" + id, false);
    assertTrue(described().isOpen(Discussions.COMMENTS));
  }

  @Test
  public void whatIsHiddenIsNotDescribed() {
    moderated.changeVisibility("" + id, Visibility.HIDDEN);
    assertEquals(null, described());
    moderated.changeVisibility("" + id, Visibility.VISIBLE);
    assertEquals("夜间模式", described().title());
  }

  @Test
  public void whatIsWithdrawnIsNotDescribed() throws Exception {
    desk.call(ONE, FakeRequest.of("DELETE", "/").with("id", id).by(desk.ann));
    assertEquals(null, described());
  }
}
