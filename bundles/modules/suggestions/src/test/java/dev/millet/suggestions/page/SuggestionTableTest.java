package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.text.CsvRow;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The list and the inbox as tables for spreadsheets. */
@RunWith(Parameterized.class)
public final class SuggestionTableTest {

  private static final String LIST = "/suggestions/export.csv";
  private static final String INBOX = "/suggestions/inbox/export.csv";

  private final Desk desk;

  public SuggestionTableTest(TestDatabase test) {
    desk = new Desk(test, new BallotsFake());
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
  public void whatIsChosenIsWrittenAndNothingIsCalculated() throws Exception {
    submit("phone", "=HYPERLINK(\"evil\")");
    submit("phone", "深色模式, 快");
    submit("kettle", "Quieter");
    FakeRequest chosen = FakeRequest.get("/").query("product", "phone").query("sort", "newest");
    List<String> lines = lines(LIST, chosen);
    assertEquals(3, lines.size());
    assertTrue(lines.get(0), lines.get(0).startsWith("id,product,title,status,own_status,tags"));
    assertTrue(lines.get(1), lines.get(1).contains("phone,\"深色模式, 快\",open,,"));
    assertTrue(lines.get(2), lines.get(2).contains("\"'=HYPERLINK(\"\"evil\"\")\""));
    assertTrue(lines.get(2), lines.get(2).contains(",ann,"));
  }

  @Test
  public void moreThanASliceIsWrittenOnceEach() throws Exception {
    for (int i = 0; i < 103; i++) {
      submit("phone", "Number " + i);
    }
    for (String sort : List.of("newest", "random", "trending")) {
      List<String> lines = lines(LIST, FakeRequest.get("/").query("sort", sort));
      assertEquals(sort, 104, lines.size());
      assertEquals(sort, 104, lines.stream().distinct().count());
    }
    assertEquals(104, lines(INBOX, FakeRequest.get("/").query("part", "open")).size());
  }

  @Test
  public void theMarkForSpreadsheetsComesWhereItIsWanted() throws Exception {
    assertFalse(text(LIST, FakeRequest.get("/")).startsWith(CsvRow.BYTE_ORDER_MARK));
    String marked = text(LIST, FakeRequest.get("/").query("bom", "true"));
    assertTrue(marked, marked.startsWith(CsvRow.BYTE_ORDER_MARK + "id,"));
    FakeRequest wrong = FakeRequest.get("/").query("bom", "yes").by(desk.staff);
    assertThrows(ProblemException.class, () -> desk.call(LIST, wrong));
  }

  private void submit(String product, String title) throws Exception {
    desk.call(
        "/api/v1/suggestions",
        FakeRequest.post("/").by(desk.ann).json(new NewSuggestion(product, title, "", List.of())));
  }

  private List<String> lines(String template, FakeRequest request) throws Exception {
    return text(template, request).lines().toList();
  }

  private String text(String template, FakeRequest request) throws Exception {
    Reply reply = desk.call(template, request.by(desk.staff));
    Reply.Streamed streamed = (Reply.Streamed) reply.body();
    assertEquals("text/csv; charset=utf-8", streamed.contentType());
    var out = new ByteArrayOutputStream();
    streamed.writer().write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
