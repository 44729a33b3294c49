package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The team saves replies, and begins official answers with them. */
@RunWith(Parameterized.class)
public final class SavedRepliesTest {

  private static final String PAGE = "/admin/suggestions/replies";

  private final Desk desk;

  public SavedRepliesTest(TestDatabase test) {
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
    desk.product("kettle");
  }

  @Test
  public void itIsFilledInTheLanguageOfTheSuggestion() throws Exception {
    save("Thanks", "", "Dear {author}, {title}: {product}, {assignee}", "谢谢 {author}！{title}");
    long chinese = submit("phone", "深色*模式* @staff");
    String page = answering(chinese, "Thanks");
    assertTrue(page, page.contains("value=\"谢谢 ann！深色\\*模式\\* ＠staff\""));
    long english = submit("phone", "A [dark](x) mode");
    page = answering(english, "Thanks");
    // nobody is assigned: whoever writes sees what is missing
    assertTrue(page, page.contains("Dear ann, A \\[dark\\]\\(x\\) mode: phone, {assignee}\""));
    assertTrue(page, page.contains("id=\"respond\" open"));
    String other =
        desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", english).by(desk.ann));
    assertFalse(other, other.contains("reply="));
  }

  @Test
  public void oneOfAProductIsOfferedThereOnly() throws Exception {
    save("Of the kettle", "kettle", "Thank you", "");
    long phone = submit("phone", "Dark mode");
    String page =
        desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", phone).by(desk.staff));
    assertFalse(page, page.contains("Of the kettle"));
    assertTrue(answering(submit("kettle", "Quieter"), "Of the kettle").contains("Thank you"));
  }

  @Test
  public void aPlaceholderThatNothingIsKnownForIsRefused() throws Exception {
    Reply refused = post(PAGE + "/new", 0, "name", "Bad", "bodyEn", "Dear {password}");
    assertEquals(422, refused.status());
    assertTrue(html(refused), html(refused).contains("{assignee}"));
    assertEquals(303, post(PAGE + "/new", 0, "name", "Code", "bodyEn", "if (a) { b }").status());
  }

  @Test
  public void itIsEditedAndDeleted() throws Exception {
    save("Thanks", "", "Thank you", "");
    long id = id("Thanks");
    assertEquals(412, edit(id, "7").status());
    assertEquals(303, edit(id, "1").status());
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      FakeRequest list = FakeRequest.get("/").by(desk.staff).in(language);
      String page = desk.page(PAGE, list);
      assertTrue(page, page.contains("Many thanks"));
      FakeRequest form = FakeRequest.get("/").with("id", id).by(desk.staff).in(language);
      page += desk.page(PAGE + "/{id}", form);
      assertFalse(page, page.contains("??"));
    }
    assertEquals(303, post(PAGE + "/{id}/delete", id, "_", "").status());
    assertFalse(desk.page(PAGE, FakeRequest.get("/").by(desk.staff)).contains("Many thanks"));
  }

  private Reply edit(long id, String version) throws Exception {
    return post(
        PAGE + "/{id}", id, "name", "Many thanks", "bodyEn", "Thank you", "version", version);
  }

  private void save(String name, String product, String en, String zh) throws Exception {
    Reply saved =
        post(PAGE + "/new", 0, "name", name, "product", product, "bodyEn", en, "bodyZh", zh);
    assertEquals(303, saved.status());
  }

  private long id(String name) {
    return desk.database.read(
        handle ->
            handle
                .createQuery("SELECT r.id FROM suggestions_replies r WHERE r.name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .one());
  }

  private String answering(long suggestion, String reply) throws Exception {
    return desk.page(
        "/suggestions/{id}",
        FakeRequest.get("/")
            .with("id", suggestion)
            .query("reply", Long.toString(id(reply)))
            .by(desk.staff));
  }

  private long submit(String product, String title) throws Exception {
    var request =
        FakeRequest.post("/").by(desk.ann).json(new NewSuggestion(product, title, "", List.of()));
    return desk.answer(SuggestionAnswer.class, "/api/v1/suggestions", request).id();
  }

  private Reply post(String template, long id, String... form) throws Exception {
    return desk.call(template, FakeRequest.post("/").with("id", id).by(desk.staff).form(form));
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
