package dev.millet.suggestions.picture;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.ImagesApi.ImageAnswer;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The images of suggestions, on pages and through the API. */
@RunWith(Parameterized.class)
public final class GalleryTest {

  private static final String NEW = "/suggestions/new";
  private static final String ONE = "/suggestions/{id}";
  private static final String EDIT = "/suggestions/{id}/edit";
  private static final String API = "/api/v1/suggestions/{id}";
  private static final String IMAGES = API + "/images";
  private static final byte[] PIXELS = {1, 2, 3};

  private final Desk desk;

  public GalleryTest(TestDatabase database) {
    desk = new Desk(database);
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
  public void aSuggestionIsSubmittedWithImages() throws Exception {
    String id = submitted(2);
    List<ImageAnswer> images = images(id);
    assertEquals(List.of("屏幕截图", ""), images.stream().map(ImageAnswer::alt).toList());
    String page = desk.page(ONE, FakeRequest.get("/").with("id", id));
    assertTrue(page, page.contains("src=\"" + images.get(0).path() + "\" alt=\"屏幕截图\""));
    assertTrue(page, page.contains("alt=\"Image 2\""));
  }

  @Test
  public void aFileThatIsNoImageIsRefusedAndTheTextStays() throws Exception {
    FakeRequest request = form(1).upload("images", "a.pdf", "application/pdf", PIXELS);
    Reply reply = desk.call(NEW, request);
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("One of the files isn’t a PNG"));
    assertTrue(html(reply), html(reply).contains("value=\"With pictures\""));
    assertTrue(desk.images.kept().isEmpty());
  }

  @Test
  public void sixAreTooMany() throws Exception {
    Reply reply = desk.call(NEW, form(6));
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("Choose at most five images"));
  }

  @Test
  public void theAuthorAddsRemovesAndDescribesWhenEditing() throws Exception {
    String id = submitted(2);
    List<ImageAnswer> before = images(id);
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.ann);
    request.form(
        "title",
        "With pictures",
        "body",
        "",
        "version",
        "1",
        "drop",
        before.get(0).id(),
        "alt-" + before.get(1).id(),
        "The other one",
        "alt",
        "A new one");
    desk.call(EDIT, request.upload("images", "c.png", "image/png", PIXELS));
    assertEquals(
        List.of("The other one", "A new one"), images(id).stream().map(ImageAnswer::alt).toList());
    assertFalse(desk.images.kept().containsKey(before.get(0).id()));
  }

  @Test
  public void theFormToEditShowsWhatIsThere() throws Exception {
    String id = submitted(2);
    String page = desk.page(EDIT, FakeRequest.get("/").with("id", id).by(desk.ann));
    for (ImageAnswer image : images(id)) {
      assertTrue(page, page.contains("name=\"drop\" value=\"" + image.id() + "\""));
    }
    assertTrue(page, page.contains("value=\"屏幕截图\""));
  }

  @Test
  public void whatWasTypedAboutImagesIsThereAgainAfterAPreview() throws Exception {
    String id = submitted(2);
    List<ImageAnswer> images = images(id);
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.ann);
    String first = images.get(0).id();
    String alt = "alt-" + images.get(1).id();
    request.form("title", "", "step", "preview", "drop", first, alt, "另一张");
    String page = html(desk.call(EDIT, request));
    assertTrue(page, page.contains("value=\"" + first + "\" checked"));
    assertFalse(page, page.contains("value=\"" + images.get(1).id() + "\" checked"));
    assertTrue(page, page.contains("value=\"另一张\""));
  }

  @Test
  public void anEditWithTooManyImagesChangesNothing() throws Exception {
    String id = submitted(5);
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.ann);
    request.form("title", "Another title", "body", "My text", "version", "1");
    Reply reply = desk.call(EDIT, request.upload("images", "c.png", "image/png", PIXELS));
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("My text"));
    assertEquals("With pictures", show(id).title());
  }

  @Test
  public void aProgramAddsAnImageAsItsBody() throws Exception {
    String id = submitted(0);
    Reply reply = desk.call(IMAGES, raw(id, desk.ann).query("alt", "截图"));
    assertEquals(201, reply.status());
    assertEquals("截图", images(id).get(0).alt());
    assertEquals(images(id).get(0).path(), Desk.location(reply));
  }

  @Test
  public void aProgramAddsAnImageAsAForm() throws Exception {
    String id = submitted(0);
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.staff);
    request.header("Content-Type", "multipart/form-data; boundary=x").form("alt", "Shot");
    desk.call(IMAGES, request.upload("image", "a.png", "image/png", PIXELS));
    assertEquals("Shot", images(id).get(0).alt());
  }

  @Test
  public void aProgramRemovesAnImage() throws Exception {
    String id = submitted(1);
    String image = images(id).get(0).id();
    FakeRequest request = FakeRequest.of("DELETE", "/").with("id", id).with("image", image);
    assertEquals(204, desk.call(IMAGES + "/{image}", request.by(desk.ann)).status());
    assertTrue(images(id).isEmpty());
    assertTrue(desk.images.kept().isEmpty());
    assertEquals(404, refused(IMAGES + "/{image}", request));
  }

  @Test
  public void anImageBelongsToItsSuggestion() throws Exception {
    String image = images(submitted(1)).get(0).id();
    String other = submitted(0);
    FakeRequest request = FakeRequest.of("DELETE", "/").with("id", other).with("image", image);
    assertEquals(404, refused(IMAGES + "/{image}", request.by(desk.ann)));
    assertEquals(1, desk.images.kept().size());
  }

  @Test
  public void othersChangeNoImages() throws Exception {
    String id = submitted(0);
    assertEquals(403, refused(IMAGES, raw(id, desk.bob)));
  }

  @Test
  public void theSixthImageOfAProgramIsRefused() throws Exception {
    String id = submitted(5);
    assertEquals(422, refused(IMAGES, raw(id, desk.ann)));
  }

  @Test
  public void withASuggestionItsImagesAreWithdrawn() throws Exception {
    String id = submitted(3);
    desk.call(API, FakeRequest.of("DELETE", "/").with("id", id).by(desk.ann));
    assertTrue(desk.images.kept().isEmpty());
  }

  private int refused(String template, FakeRequest request) {
    return assertThrows(ProblemException.class, () -> desk.call(template, request))
        .problem()
        .status();
  }

  private static FakeRequest raw(String id, Member by) {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(by);
    return request.header("Content-Type", "image/png").body(PIXELS);
  }

  private FakeRequest form(int images) {
    FakeRequest request = FakeRequest.post(NEW).by(desk.ann);
    request.form("product", "phone", "title", "With pictures", "body", "", "alt", "屏幕截图");
    for (int i = 0; i < images; i++) {
      request.upload("images", i + ".png", "image/png", PIXELS);
    }
    return request;
  }

  private String submitted(int images) throws Exception {
    return Desk.location(desk.call(NEW, form(images))).substring("/suggestions/".length());
  }

  private List<ImageAnswer> images(String id) throws Exception {
    return show(id).images();
  }

  private SuggestionAnswer show(String id) throws Exception {
    return desk.answer(SuggestionAnswer.class, API, FakeRequest.get("/").with("id", id));
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
