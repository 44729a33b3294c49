package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;

/** The form in which an import is set up. */
public final class ImportPageTest {

  private static final String START = "/suggestions/import";
  private static final String FILE = "/suggestions/import/{token}";

  private final Desk desk = new Desk(TestDatabase.each().get(0));

  @Before
  public void start() {
    desk.clear();
  }

  @Test
  public void aFileIsAskedFor() throws Exception {
    Reply reply = desk.call(START, FakeRequest.post(START));
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("Choose a file that isn’t empty."));
    String fresh = desk.page(START, FakeRequest.get(START));
    assertFalse(fresh, fresh.contains("field-error"));
  }

  @Test
  public void whatIsWrongIsToldInTheLanguageOfTheReaderAndNothingIsLost() throws Exception {
    String token = uploaded();
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      FakeRequest request = FakeRequest.post("/").with("token", token).in(locale);
      Reply reply =
          desk.call(
              FILE,
              request.form(
                  "step", "check", "source", "trello", "statuses", "Beta", "map.title", "Subject"));
      assertEquals(422, reply.status());
      String page = html(reply);
      assertTrue(page, page.contains(locale == Locale.ENGLISH ? "Write each" : "请写成"));
      assertTrue(page, page.contains("value=\"trello\""));
      assertTrue(page, page.contains("value=\"Beta\""));
      assertTrue(page, page.contains("<option value=\"Subject\" selected>"));
      assertFalse(page, page.contains("??"));
    }
  }

  @Test
  public void aProductThatIsNotThereIsTold() throws Exception {
    FakeRequest request = FakeRequest.post("/").with("token", uploaded());
    Reply reply = desk.call(FILE, request.form("step", "check", "product", "tv"));
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("This product doesn’t exist."));
  }

  private String uploaded() throws Exception {
    byte[] file = "Subject,Text\nOne,First\n".getBytes(StandardCharsets.UTF_8);
    FakeRequest request = FakeRequest.post(START).upload("file", "a.csv", "text/csv", file);
    return Desk.location(desk.call(START, request)).substring((START + "/").length());
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
