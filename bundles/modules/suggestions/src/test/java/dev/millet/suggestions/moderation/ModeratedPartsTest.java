package dev.millet.suggestions.moderation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.ImagesApi.ImageAnswer;
import dev.millet.suggestions.http.RevisionsApi.RevisionAnswer;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.suggestions.imports.ImportedAgain;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The images and the earlier wordings of suggestions. */
@RunWith(Parameterized.class)
public final class ModeratedPartsTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = LIST + "/{id}";

  private final Desk desk;
  private final Moderated images;
  private final Moderated revisions;
  private final Moderated suggestions;
  private final Member moderator;

  public ModeratedPartsTest(TestDatabase test) {
    desk = new Desk(test);
    images = offered("suggestion-image");
    revisions = offered("suggestion-revision");
    suggestions = offered("suggestion");
    moderator = desk.members.add("mod", Role.MODERATOR);
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
  public void aHiddenImageIsNotShownAndStaysWhenItsAuthorDeletesIt() throws Exception {
    long id = submit("text");
    String one = add(id);
    String two = add(id);
    assertEquals(
        Visibility.VISIBLE,
        images.changeVisibility(one, Visibility.HIDDEN).orElseThrow().visibility());
    assertEquals(List.of(two), shown(id));
    assertFalse(desk.page("/suggestions/{id}", get(id)).contains("/images/" + one + "\""));
    FakeRequest delete = FakeRequest.of("DELETE", "/").with("id", id).with("image", one);
    assertEquals(404, refusal(() -> desk.call(ONE + "/images/{image}", delete.by(desk.ann))));
    images.changeVisibility(one, Visibility.VISIBLE);
    assertEquals(List.of(one, two), shown(id));
  }

  @Test
  public void whoMayNotSeeTheProductSeesNoneOfItWhateverModeratorsDecide() throws Exception {
    long id = submit("first");
    String image = add(id);
    String earlier = id + ".1";
    Identity reader = Identity.ofToken(desk.ann, Set.of("read"), "token");
    Identity team = Identity.ofToken(moderator, Set.of("read"), "token");
    for (boolean closed : List.of(false, true)) {
      desk.database.write(
          handle ->
              handle.execute(
                  "UPDATE products_products SET access_audience = ?, access_groups = 'testers'",
                  closed ? "GROUPS" : "EVERYBODY"));
      desk.database.cache("products", 1).changedAll();
      for (Visibility each : List.of(Visibility.VISIBLE, Visibility.HIDDEN, Visibility.REMOVED)) {
        suggestions.changeVisibility("" + id, each);
        assertEquals(seen(closed, "" + id), suggestions.hidden(reader, List.of("" + id, "x")));
        assertEquals(seen(closed, image), images.hidden(reader, List.of(image, "none")));
        assertEquals(seen(closed, earlier), revisions.hidden(reader, List.of(earlier, "9")));
        assertEquals(Set.of(), suggestions.hidden(team, List.of("" + id)));
      }
    }
  }

  private static Set<String> seen(boolean closed, String id) {
    return closed ? Set.of(id) : Set.of();
  }

  @Test
  public void imagesFollowTheirSuggestionAndKeepWhatWasDecidedAboutThem() throws Exception {
    long id = submit("text");
    String one = add(id);
    String two = add(id);
    images.changeVisibility(one, Visibility.REMOVED);
    suggestions.changeVisibility("" + id, Visibility.HIDDEN);
    assertEquals(0, desk.images.byIds(List.of(one, two)).size());
    images.changeVisibility(two, Visibility.HIDDEN);
    images.changeVisibility(two, Visibility.VISIBLE);
    assertEquals("it is hidden with the suggestion", 0, desk.images.byIds(List.of(two)).size());
    suggestions.changeVisibility("" + id, Visibility.VISIBLE);
    assertEquals(List.of(two), shown(id));
    images.changeVisibility(one, Visibility.VISIBLE);
    assertEquals(List.of(one, two), shown(id));
  }

  @Test
  public void anImageThatIsUnknownIsSo() {
    assertEquals(Optional.empty(), images.changeVisibility("none", Visibility.HIDDEN));
    assertTrue(images.find(List.of("none")).isEmpty());
  }

  @Test
  public void aHiddenWordingIsMissingInTheHistoryAndInWhatItsNeighboursChanged() throws Exception {
    long id = submit("first");
    edit(id, "zqxinsult");
    edit(id, "third");
    String second = id + ".2";
    assertEquals(List.of("third", "zqxinsult", "first"), wordings(id));
    assertEquals(
        Visibility.VISIBLE,
        revisions.changeVisibility(second, Visibility.REMOVED).orElseThrow().visibility());
    assertEquals(List.of("third", "first"), wordings(id));
    String history = desk.page("/suggestions/{id}/history", get(id));
    assertFalse(history, history.contains("zqxinsult"));
    assertFalse(desk.page("/suggestions/{id}/history", get(id).by(desk.ann)).contains("zqxinsult"));
    assertTrue(desk.page("/suggestions/{id}/history", get(id).by(moderator)).contains("zqxinsult"));
    assertTrue(revisions.find(List.of(second)).get(second).text().contains("zqxinsult"));
    revisions.changeVisibility(second, Visibility.VISIBLE);
    assertEquals(List.of("third", "zqxinsult", "first"), wordings(id));
  }

  @Test
  public void thePresentWordingIsHiddenWithTheSuggestionOnly() throws Exception {
    long id = submit("first");
    assertEquals(Optional.empty(), revisions.changeVisibility(id + ".1", Visibility.HIDDEN));
    edit(id, "second");
    assertEquals(Optional.empty(), revisions.changeVisibility(id + ".2", Visibility.HIDDEN));
    assertEquals(Optional.empty(), revisions.changeVisibility(id + ".7", Visibility.HIDDEN));
    assertEquals(Optional.empty(), revisions.changeVisibility("x", Visibility.HIDDEN));
    suggestions.changeVisibility("" + id, Visibility.HIDDEN);
    assertTrue(revisions.changeVisibility(id + ".1", Visibility.HIDDEN).isPresent());
  }

  @Test
  public void whatIsHiddenDoesNotComeBackWithTheNextImport() throws Exception {
    var importing = new ImportedAgain(desk);
    importing.take("one");
    long id = listed().get(0).id();
    suggestions.changeVisibility("" + id, Visibility.HIDDEN);
    importing.take("another text");
    assertEquals(List.of(), listed());
    suggestions.changeVisibility("" + id, Visibility.VISIBLE);
    assertEquals(1, listed().size());
  }

  private long submit(String body) throws Exception {
    FakeRequest request = FakeRequest.post("/").by(desk.ann);
    request.json(new NewSuggestion("phone", "Title", body, List.of()));
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  private void edit(long id, String body) throws Exception {
    FakeRequest request = FakeRequest.of("PATCH", "/").with("id", id).by(desk.ann);
    request.header("If-Match", "*");
    desk.call(ONE, request.json(new SuggestionChange(null, body, null, null, null)));
  }

  private String add(long id) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.ann);
    request.header("Content-Type", "image/png").body(new byte[] {1, 2, 3});
    return desk.answer(ImageAnswer.class, ONE + "/images", request).id();
  }

  private static FakeRequest get(long id) {
    return FakeRequest.get("/").with("id", id);
  }

  private List<String> shown(long id) throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, get(id)).images().stream()
        .map(ImageAnswer::id)
        .toList();
  }

  private List<String> wordings(long id) throws Exception {
    return desk.answer(Slice.class, ONE + "/revisions", get(id)).items().stream()
        .map(each -> ((RevisionAnswer) each).body())
        .toList();
  }

  private List<SuggestionAnswer> listed() throws Exception {
    FakeRequest request = FakeRequest.get("/").query("sort", "newest");
    return desk.answer(Slice.class, LIST, request).items().stream()
        .map(SuggestionAnswer.class::cast)
        .toList();
  }

  private Moderated offered(String type) {
    return desk.contributions(Offer.class).stream()
        .map(Offer::implementation)
        .filter(Moderated.class::isInstance)
        .map(Moderated.class::cast)
        .filter(each -> each.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private interface Action {
    void run() throws Exception;
  }

  private static int refusal(Action action) {
    return assertThrows(ProblemException.class, action::run).problem().status();
  }
}
