package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.ProductUse;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Suggestions of products that are not for everybody, and of archived ones. */
@RunWith(Parameterized.class)
public final class VisibleSuggestionsTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String SECRET = "秘密开关";

  private final Desk desk;
  private final Member ada;
  private final Member staff;
  private long open;
  private long hidden;

  public VisibleSuggestionsTest(TestDatabase test) {
    desk = new Desk(test);
    ada = desk.members.add("Ada");
    staff = desk.members.add("Mei", Role.STAFF);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void fill() throws Exception {
    desk.clear();
    desk.product("phone");
    long inside = desk.product("inside").id();
    open = submit("phone", "Dark mode");
    hidden = submit("inside", SECRET);
    set(inside, "access_audience = 'GROUPS', access_groups = 'testers'");
  }

  @After
  public void empty() {
    desk.clear();
  }

  private void set(long product, String columns) {
    desk.database.write(
        handle ->
            handle.execute("UPDATE products_products SET " + columns + " WHERE id = ?", product));
    desk.database.cache("products", 1).changedAll();
  }

  private long submit(String product, String title) throws Exception {
    var wanted = new NewSuggestion(product, title, SECRET.equals(title) ? SECRET : "", List.of());
    FakeRequest request = FakeRequest.post(LIST).by(ada).json(wanted);
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  private List<Long> listed(FakeRequest request) throws Exception {
    var value = (Reply.JsonValue) desk.call(LIST, request).body();
    return ((dev.millet.api.lists.Slice<?>) value.value())
        .items().stream().map(each -> ((SuggestionAnswer) each).id()).toList();
  }

  @Test
  public void onlyWhoMaySeeTheProductFindsItsSuggestionsInAnyOrder() throws Exception {
    for (String sort : List.of("newest", "unanswered", "random")) {
      FakeRequest asked = FakeRequest.get(LIST).query("sort", sort);
      assertEquals(sort, List.of(open), listed(asked.by(Identity.VISITOR)));
      assertEquals(sort, List.of(open), listed(asked.by(ada)));
      assertEquals(sort, Set.of(open, hidden), Set.copyOf(listed(asked.by(staff))));
    }
    FakeRequest byProduct = FakeRequest.get(LIST).query("product", "inside").by(ada);
    var refused = assertThrows(ProblemException.class, () -> listed(byProduct));
    assertEquals("product", refused.problem().fields().get(0).name());
    desk.members.join(ada, "testers");
    assertEquals(2, listed(FakeRequest.get(LIST).query("sort", "newest").by(ada)).size());
  }

  @Test
  public void theListDoesNotNameItsWords() throws Exception {
    FakeRequest asked = FakeRequest.get("/suggestions").query("sort", "newest").by(ada);

    assertFalse(desk.page("/suggestions", asked).contains(SECRET));
    assertTrue(desk.page("/suggestions", asked.by(staff)).contains(SECRET));
  }

  @Test
  public void aProfileDoesNotShowThemEither() throws Exception {
    FakeRequest theirs = FakeRequest.get("/suggestions/by/Mei").with("handle", "Mei");
    Member author = staff;
    desk.database.write(
        handle -> handle.execute("UPDATE suggestions_suggestions SET author_id = ?", author.id()));
    Fragment section =
        desk.contributions(Fragment.class).stream()
            .filter(each -> each.slot().equals(Slots.MEMBER_PROFILE))
            .findFirst()
            .orElseThrow();
    List<Subject> profile = List.of(Subject.of(Slots.MEMBER, author.id()));
    FakeRequest asked = FakeRequest.get("/members/Mei");
    for (String shown :
        List.of(
            section.renderer().render(asked.by(ada), profile).get(0).markup(),
            desk.page("/suggestions/by/{handle}", theirs.by(ada)))) {
      assertTrue(shown, shown.contains("Dark mode"));
      assertFalse(shown, shown.contains(SECRET));
    }
    String inside = section.renderer().render(asked.by(staff), profile).get(0).markup();
    assertTrue(inside, inside.contains(SECRET));
  }

  /** Whatever is about one suggestion answers as if there were none. */
  @Test
  public void everyRouteAboutAHiddenSuggestionAnswersThatThereIsNone() {
    List<String> asked = new ArrayList<>();
    for (Route route : desk.contributions(Route.class)) {
      String template = route.template();
      if (template.startsWith("/suggestions/{id}") || template.startsWith(LIST + "/{id}")) {
        asked.add(route.identity());
        FakeRequest request =
            FakeRequest.of(route.method(), template)
                .with("id", hidden)
                .with("image", 1)
                .with("answer", 1)
                .by(ada);
        var refused =
            assertThrows(
                route.identity(), ProblemException.class, () -> route.handler().handle(request));
        assertEquals(route.identity(), 404, refused.problem().status());
      }
    }
    assertTrue(asked.toString(), asked.size() > 15);
  }

  @Test
  public void otherModulesLearnWhatAReaderMustNotSee() {
    SubjectCatalog catalog =
        desk.contributions(Offer.class).stream()
            .map(Offer::implementation)
            .filter(SubjectCatalog.class::isInstance)
            .map(SubjectCatalog.class::cast)
            .findFirst()
            .orElseThrow();
    List<String> both = List.of(Long.toString(open), Long.toString(hidden), "nonsense");
    var reader = Identity.ofSession(staff, "s", "c");

    assertEquals(Set.of(Long.toString(hidden)), catalog.hidden(Identity.VISITOR, both));
    assertEquals(Set.of(), catalog.hidden(reader, both));
  }

  @Test
  public void nobodyWritesIntoAProductThatTheyMustNotSee() {
    var refused = assertThrows(ProblemException.class, () -> submit("inside", "Another"));

    assertEquals("product", refused.problem().fields().get(0).name());
  }

  @Test
  public void anArchivedProductTakesNothingNewAndLeavesTheList() throws Exception {
    set(desk.products.find("phone").orElseThrow().id(), "archived = TRUE");

    FakeRequest asked = FakeRequest.get(LIST).query("sort", "newest").by(ada);
    assertEquals(List.of(), listed(asked));
    assertThrows(ProblemException.class, () -> submit("phone", "Another"));
    assertEquals(
        List.of(open),
        listed(FakeRequest.get(LIST).query("sort", "newest").query("product", "phone").by(ada)));
    FakeRequest one = FakeRequest.get(LIST + "/" + open).with("id", open).by(ada);
    assertEquals(open, desk.answer(SuggestionAnswer.class, LIST + "/{id}", one).id());
  }

  @Test
  public void aProductWithSuggestionsIsInUse() {
    ProductUse use =
        desk.contributions(Offer.class).stream()
            .map(Offer::implementation)
            .filter(ProductUse.class::isInstance)
            .map(ProductUse.class::cast)
            .findFirst()
            .orElseThrow();
    long empty = desk.product("empty").id();
    long phone = desk.products.find("phone").orElseThrow().id();

    assertTrue(desk.database.<Boolean>write(handle -> use.isUsed(phone)));
    assertFalse(desk.database.<Boolean>write(handle -> use.isUsed(empty)));
  }
}
