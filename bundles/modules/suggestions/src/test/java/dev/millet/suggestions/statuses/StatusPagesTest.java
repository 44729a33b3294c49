package dev.millet.suggestions.statuses;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.statuses.StatusesApi.StatusAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** The statuses of a product on pages: where the team adds them, and where people read them. */
public final class StatusPagesTest extends ProductStatuses {

  private static final String PAGE = "/admin/suggestions/statuses";

  public StatusPagesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void theFormAddsEditsAndDeletes() throws Exception {
    assertTrue(page(PAGE).contains("Built-in statuses only"));
    assertTrue(page(PAGE + "/new").contains("Name in English"));
    assertEquals(422, post(PAGE + "/new", 0, "product", "phone").status());
    assertEquals(303, post(PAGE + "/new", 0, form("Design", "")).status());
    Reply taken = post(PAGE + "/new", 0, form("Design", ""));
    assertTrue(html(taken), html(taken).contains("Another status of this product"));
    long id =
        desk.database.read(
            handle ->
                handle
                    .createQuery("SELECT s.id FROM suggestions_statuses s")
                    .mapTo(Long.class)
                    .one());
    assertEquals(412, post(PAGE + "/{id}", id, form("Sketch", "7")).status());
    assertEquals(303, post(PAGE + "/{id}", id, form("Sketch", "1")).status());
    assertTrue(page(PAGE).contains("Sketch"));
    assertEquals(303, post(PAGE + "/{id}/delete", id, "successor", "planned").status());
    assertFalse(page(PAGE).contains("Sketch"));
  }

  @Test
  public void peopleReadItInTheirLanguage() throws Exception {
    StatusAnswer made = add("planned", "Design", "设计 <中>");
    long id = submit("phone", "Dark mode");
    set(id, "planned", "design");
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String name = language == Locale.ENGLISH ? "Design" : "设计 &lt;中";
      FakeRequest list =
          FakeRequest.get("/").query("product", "phone").query("status", "planned:design");
      for (String page :
          List.of(
              desk.page("/suggestions", list.in(language)),
              desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", id).in(language)),
              desk.page(
                  "/suggestions/by/{handle}",
                  FakeRequest.get("/").with("handle", "ann").in(language)),
              desk.page(
                  "/suggestions/inbox",
                  FakeRequest.get("/").query("part", "open").by(desk.staff).in(language)),
              desk.page(
                  PAGE + "/{id}",
                  FakeRequest.get("/").with("id", made.id()).by(desk.staff).in(language)))) {
        assertTrue(page, page.contains(name));
        assertFalse(page, page.contains("??"));
      }
    }
  }

  @Test
  public void theTeamSetsItOnThePageAndInTheInbox() throws Exception {
    add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    Reply set =
        desk.call(
            "/suggestions/{id}/care",
            FakeRequest.post("/")
                .with("id", id)
                .by(desk.staff)
                .form("revision", "1", "version", "1", "status", "planned:design"));
    assertEquals(303, set.status());
    assertEquals("design", care(id).customStatus().slug());
    String page =
        desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", id).by(desk.staff));
    assertTrue(page, page.contains("value=\"planned:design\" selected"));
    Reply unknown =
        desk.call(
            "/suggestions/{id}/care",
            FakeRequest.post("/")
                .with("id", id)
                .by(desk.staff)
                .form(
                    "revision",
                    Integer.toString(care(id).revision()),
                    "version",
                    "1",
                    "status",
                    "planned:gone"));
    assertEquals(422, unknown.status());
    assertTrue(html(unknown), html(unknown).contains("Choose a status"));

    long other = submit("phone", "Quieter");
    FakeRequest chosen =
        FakeRequest.post("/")
            .by(desk.staff)
            .form("set", "status", "status", "planned:design", "chosen", other + "-1");
    assertEquals(303, desk.call("/suggestions/inbox/chosen", chosen).status());
    assertEquals("design", care(other).customStatus().slug());
  }

  @Test
  public void aCardIsMovedIntoItsColumn() throws Exception {
    add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    set(id, new NewStatus("planned", "", null), desk.staff);
    FakeRequest move =
        FakeRequest.post("/")
            .with("slug", "all")
            .by(desk.staff)
            .form(
                "by", "status",
                "suggestion", Long.toString(id),
                "revision", Integer.toString(care(id).revision()),
                "to", "planned:design",
                "reason", "");
    assertEquals(303, desk.call("/suggestions/roadmaps/{slug}/move", move).status());
    assertEquals("design", care(id).customStatus().slug());
  }

  @Test
  public void whoeverChoosesAnotherProductKeepsTheMeaning() throws Exception {
    add("planned", "Design", "");
    Reply led =
        desk.call(
            "/suggestions",
            FakeRequest.get("/").query("product", "kettle").query("status", "planned:design"));
    assertEquals("/suggestions?product=kettle&status=planned", Desk.location(led));
  }

  private static String[] form(String name, String version) {
    return new String[] {
      "product", "phone", "meaning", "planned", "nameEn", name, "color", "red", "version", version
    };
  }

  private Reply post(String template, long id, String... form) throws Exception {
    return desk.call(template, FakeRequest.post("/").with("id", id).by(desk.staff).form(form));
  }

  private String page(String template) throws Exception {
    return desk.page(template, FakeRequest.get("/").by(desk.staff));
  }
}
