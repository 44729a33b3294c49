package dev.millet.suggestions.personal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Texts that are written while the handle of a member who is gone is taken out of them. */
@RunWith(Parameterized.class)
public final class ErasureRacesTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = LIST + "/{id}";
  private static final String EDIT = "/suggestions/{id}/edit";
  private static final String NAMED = "请@林晓看，@林晓雨也看";
  private static final String ERASED = "请@…看，@林晓雨也看";

  private final Desk desk;
  private final Race race;
  private final Member gone;
  private long id;

  public ErasureRacesTest(TestDatabase test) {
    desk = new Desk(test);
    race = new Race(desk.database);
    gone = desk.members.add("林晓");
    desk.members.add("林晓雨");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    id = submit(NAMED);
  }

  @Test
  public void anEditThatIsWrittenWhileAHandleIsErasedIsNotLost() throws Exception {
    var outcome = race.run(handle -> change("Other words"), this::depart);
    assertTrue(outcome.waited());
    assertEquals("Other words", show().body());
  }

  @Test
  public void anEditThatKeepsTheHandleIsErasedWithTheText() throws Exception {
    race.run(handle -> change(NAMED + "!"), this::depart);
    assertEquals(ERASED + "!", show().body());
    assertEquals(0, saying("SELECT COUNT(*) FROM suggestions_revisions WHERE body LIKE :text"));
  }

  @Test
  public void anEditThatComesAfterTheErasureIsOfAnotherVersion() throws Exception {
    assertEquals(412, race.run(handle -> depart(), () -> change(NAMED + "!")).second());
    assertEquals(ERASED, show().body());
  }

  /** The handle was known when the text was looked at, and nobody's when it is written. */
  @Test
  public void whatIsWrittenAfterTheErasureDoesNotNameTheMemberAgain() throws Exception {
    desk.guard.delete(gone);
    assertEquals(ERASED, show(submit(NAMED)).body());
    change(NAMED + "!");
    assertEquals(ERASED + "!", show().body());
    assertEquals(
        0,
        saying(
            "SELECT COUNT(*) FROM suggestions_suggestions WHERE version > 1 AND excerpt LIKE :text"));
  }

  @Test
  public void aFormThatWasOpenedBeforeTheErasureDoesNotBringTheHandleBack() throws Exception {
    String form = desk.page(EDIT, by(FakeRequest.get("/")));
    depart();
    Reply saved = desk.call(EDIT, filled(form, "Another title"));
    assertEquals(409, saved.status());
    assertEquals(ERASED, show().body());
  }

  @Test
  public void aFormWhoseTextIsStillTheSameIsSaved() throws Exception {
    String form = desk.page(EDIT, by(FakeRequest.get("/")));
    assertEquals(303, desk.call(EDIT, filled(form, "Another title")).status());
    assertEquals("Another title", show().title());
  }

  private FakeRequest filled(String form, String title) {
    return by(FakeRequest.post("/"))
        .form(
            "title",
            title,
            "body",
            NAMED,
            "version",
            hidden(form, "version"),
            "base",
            hidden(form, "base"));
  }

  private static String hidden(String form, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(form);
    assertTrue(name + " in " + form, field.find());
    return field.group(1);
  }

  private Object depart() throws Exception {
    MemberData data = desk.contributions(MemberData.class).get(0);
    return desk.database.write(
        handle -> {
          boolean done = false;
          while (!done) {
            done = data.erasure().eraseSome(gone.id());
          }
          return null;
        });
  }

  private FakeRequest by(FakeRequest request) {
    return request.with("id", id).by(desk.ann);
  }

  private long submit(String body) throws Exception {
    var wanted = new NewSuggestion("phone", "Title", body, List.of());
    FakeRequest request = FakeRequest.post(LIST).by(desk.ann).json(wanted);
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  private Reply change(String body) throws Exception {
    var change = new SuggestionChange(null, body, null, null, null);
    return desk.call(
        ONE, by(FakeRequest.of("PATCH", "/")).header("If-Match", "\"1\"").json(change));
  }

  private SuggestionAnswer show() throws Exception {
    return show(id);
  }

  private SuggestionAnswer show(long suggestion) throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", suggestion));
  }

  private int saying(String sql) {
    return desk.database.read(
        handle -> handle.createQuery(sql).bind("text", "%@林晓看%").mapTo(Integer.class).one());
  }
}
