package dev.millet.suggestions.arranging;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The pages of fields: those of the team, and the forms and lists of suggestions. */
public final class FieldPagesTest extends ProductFieldsDesk {

  private static final String NEW = "/suggestions/new";
  private static final String MANAGED = "/admin/suggestions/fields";

  public FieldPagesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void theTeamAddsAField() throws Exception {
    FakeRequest typed =
        FakeRequest.post("/")
            .by(desk.staff)
            .form(
                "product",
                "phone",
                "nameEn",
                "Device",
                "nameZh",
                "设备",
                "kind",
                "choice",
                "options",
                "Phone 12\r\n手机 13");
    assertEquals(303, desk.call(MANAGED + "/new", typed).status());
    String page = desk.page(MANAGED, FakeRequest.get("/").by(desk.staff));
    assertTrue(page, page.contains("Device"));
    Reply again = desk.call(MANAGED + "/new", typed);
    assertEquals(409, again.status());
    assertTrue(html(again), html(again).contains("Phone 12\n手机 13"));
  }

  @Test
  public void theFormHasTheFieldsOfTheChosenProduct() throws Exception {
    fields();
    String none = desk.page(NEW, FakeRequest.get("/").by(desk.ann));
    assertFalse(none, none.contains("name=\"fields.device\""));
    assertTrue("without scripts there is a button", none.contains("value=\"product\""));
    FakeRequest chosen =
        FakeRequest.post("/")
            .by(desk.ann)
            .form(
                "step", "product", "product", "phone", "title", "A title", "fields.version", "14");
    String shown = desk.page(NEW, chosen);
    assertTrue(shown, shown.contains("name=\"fields.device\""));
    assertTrue(shown, shown.contains("value=\"14\""));
    assertTrue(shown, shown.contains("A title"));
    String asked = desk.page(NEW, FakeRequest.get("/").query("product", "phone").by(desk.ann));
    assertTrue(asked, asked.contains("手机 13"));
  }

  @Test
  public void whatIsWrongStandsAtTheField() throws Exception {
    fields();
    Reply refused = desk.call(NEW, typed("fields.device", "", "fields.android", "x"));
    assertEquals(422, refused.status());
    String page = html(refused);
    assertTrue(page, page.contains("id=\"fields.device-error\""));
    assertTrue(page, page.contains("id=\"fields.android-error\""));
    assertTrue(page, page.contains("value=\"x\""));
  }

  @Test
  public void theAuthorFillsInAndEdits() throws Exception {
    fields();
    Reply made = desk.call(NEW, typed("fields.device", "手机 13", "fields.version", "14 <b>"));
    assertEquals(303, made.status());
    long id = Long.parseLong(Desk.location(made).replace("/suggestions/", ""));
    String page = desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", id).by(desk.ann));
    assertTrue(page, page.contains("14 &lt;b&gt;"));
    assertTrue(page, page.contains("/suggestions?product=phone&amp;field.device="));
    assertFalse("an empty one is not shown", page.contains("Android"));
    String form =
        desk.page("/suggestions/{id}/edit", FakeRequest.get("/").with("id", id).by(desk.ann));
    assertTrue(form, form.contains("name=\"fields.version\" value=\"14 &lt;b"));
  }

  @Test
  public void theListShowsAndFilters() throws Exception {
    fields();
    submit("phone", "One of thirteen", Map.of("device", "手机 13"));
    submit("phone", "One of twelve", Map.of("device", "Phone 12"));
    String page =
        desk.page(
            "/suggestions",
            FakeRequest.get("/")
                .by(desk.ann)
                .query("product", "phone")
                .query("field.device", "手机 13"));
    assertTrue(page, page.contains("One of thirteen"));
    assertFalse(page, page.contains("One of twelve"));
    assertTrue(page, page.contains("name=\"field.device\""));
    Reply other =
        desk.call(
            "/suggestions",
            FakeRequest.get("/")
                .by(desk.ann)
                .query("product", "kettle")
                .query("field.device", "手机 13"));
    assertEquals("/suggestions?product=kettle", Desk.location(other));
  }

  @Test
  public void theTableHasAColumnForEach() throws Exception {
    fields();
    submit("phone", "A", Map.of("device", "手机 13", "android", "13"));
    Reply reply =
        desk.call(
            "/suggestions/export.csv",
            FakeRequest.get("/").by(desk.staff).query("product", "phone"));
    var out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\r?\n");
    assertTrue(lines[0], lines[0].endsWith(",field:device,field:version,field:android"));
    assertTrue(lines[1], lines[1].endsWith(",手机 13,,13"));
  }

  private FakeRequest typed(String... fields) {
    List<String> all = new ArrayList<>(List.of("product", "phone", "title", "A title"));
    all.addAll(List.of(fields));
    return FakeRequest.post("/").by(desk.ann).form(all.toArray(String[]::new));
  }
}
