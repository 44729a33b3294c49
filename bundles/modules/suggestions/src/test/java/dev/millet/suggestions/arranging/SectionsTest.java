package dev.millet.suggestions.arranging;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;

/** The sections that the form of a suggestion has instead of one long text. */
public final class SectionsTest extends ProductFieldsDesk {

  private static final String NEW = "/suggestions/new";

  public SectionsTest(TestDatabase test) {
    super(test);
  }

  @Before
  public void sections() throws Exception {
    add("phone", "section", "Steps", true);
    add("phone", "section", "Expected", false);
    add("phone", "section", "Happened", false);
  }

  @Test
  public void anEmptySectionIsLeftOut() throws Exception {
    long id = id(desk.call(NEW, typed("body", "First.", "fields.steps", "1. Tap\r\n2. Wait")));
    assertEquals("First.\n\n## Steps\n\n1. Tap\n2. Wait", show(id).body());
    assertEquals(null, show(id).fields());
  }

  @Test
  public void whatIsNeededIsAskedForAndNothingIsLost() throws Exception {
    Reply refused = desk.call(NEW, typed("fields.happened", "It froze."));
    assertEquals(422, refused.status());
    String page = html(refused);
    assertTrue(page, page.contains("id=\"fields.steps-error\""));
    assertTrue(page, page.contains(">\nIt froze.</textarea>"));
    assertFalse("headings are not shown in the form", page.contains("## Happened"));
  }

  @Test
  public void theFormToEditTakesTheSectionsApart() throws Exception {
    long id =
        id(
            desk.call(
                NEW,
                typed("body", "First.", "fields.steps", "Tap", "fields.happened", "Froze")
                    .in(Locale.SIMPLIFIED_CHINESE)));
    assertEquals("First.\n\n## Steps（中）\n\nTap\n\n## Happened（中）\n\nFroze", show(id).body());
    String form =
        desk.page("/suggestions/{id}/edit", FakeRequest.get("/").with("id", id).by(desk.ann));
    assertTrue(form, form.contains("name=\"body\" value=\"First.\""));
    assertTrue(form, form.contains(">\nTap</textarea>"));
    Reply saved =
        desk.call(
            "/suggestions/{id}/edit",
            typed("body", "First.", "fields.steps", "", "fields.happened", "Froze").with("id", id));
    assertEquals("an edit is not held up by what is needed", 303, saved.status());
    assertEquals("First.\n\n## Happened\n\nFroze", show(id).body());
  }

  @Test
  public void twoWithTheSameTextArePointedOut() throws Exception {
    String[] same = {"fields.steps", "It froze.", "fields.happened", "it  froze."};
    List<String> preview = new ArrayList<>(List.of(same));
    preview.addAll(List.of("step", "preview"));
    String shown = desk.page(NEW, typed(preview.toArray(String[]::new)));
    assertTrue(shown, shown.contains("Two sections"));
    assertEquals(303, desk.call(NEW, typed(same)).status());
  }

  @Test
  public void aProductWithoutSectionsHasOneText() throws Exception {
    var kettle = FakeRequest.post("/").by(desk.ann);
    long id =
        id(
            desk.call(
                NEW,
                kettle.form("product", "kettle", "title", "T", "body", "## Steps\n\nAs they are")));
    assertEquals("## Steps\n\nAs they are", show(id).body());
  }

  private static long id(Reply made) {
    assertEquals(303, made.status());
    return Long.parseLong(Desk.location(made).replace("/suggestions/", ""));
  }

  private FakeRequest typed(String... fields) {
    List<String> all = new ArrayList<>(List.of("product", "phone", "title", "A title"));
    all.addAll(List.of(fields));
    return FakeRequest.post("/").by(desk.ann).form(all.toArray(String[]::new));
  }
}
