package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The team's forms on the page of a suggestion. */
@RunWith(Parameterized.class)
public final class CarePagesTest {

  private static final String ONE = "/suggestions/{id}";
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private final Desk desk;
  private String id;

  public CarePagesTest(TestDatabase test) {
    desk = new Desk(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    id = submit("深色模式");
  }

  @Test
  public void theOwnerIsChosenByHandle() throws Exception {
    assertEquals(303, send("owner", "revision", "1", "owner", "staff").status());
    assertEquals("staff", care().owner().handle());
    assertEquals(303, send("owner", "revision", "2", "owner", "").status());
    assertEquals(null, care().owner());
  }

  @Test
  public void whoIsNotOfTheTeamIsRefused() throws Exception {
    Reply reply = send("owner", "revision", "1", "owner", "bob");
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("Choose a member of the team"));
  }

  @Test
  public void aReasonThatIsMissingIsAskedForAndTheDayStays() throws Exception {
    send("due", "revision", "1", "due", TODAY.plusDays(2).toString());
    String later = TODAY.plusDays(9).toString();
    Reply reply = send("due", "revision", "2", "due", later, "reason", " ");
    assertEquals(422, reply.status());
    String page = html(reply);
    assertTrue(page, page.contains("value=\"" + later + "\""));
    assertTrue(page, page.contains("id=\"desk-reason-error\">Enter a reason"));
  }

  @Test
  public void whatIsNoDayIsTold() throws Exception {
    for (String text : List.of("soon", "x".repeat(100), "2026-02-30")) {
      Reply reply = send("due", "revision", "1", "due", text);
      assertEquals(422, reply.status());
      assertTrue(html(reply), html(reply).contains("Enter a date like 2026-12-01"));
    }
  }

  @Test
  public void whatSomebodyElseChangedMeanwhileIsToldAndTheTextStays() throws Exception {
    send("owner", "revision", "1", "owner", "staff");
    Reply reply = send("answer", "revision", "1", "body", "All that I wrote");
    assertEquals(409, reply.status());
    String page = html(reply);
    assertTrue(page, page.contains("All that I wrote"));
    assertTrue(page, page.contains("Changed by someone else meanwhile."));
    Reply tags = send("tags", "version", "7", "tags", "ui");
    assertEquals(409, tags.status());
  }

  @Test
  public void anotherSuggestionIsNamedByNumberOrAddress() throws Exception {
    String other = submit("夜间模式");
    String address = "https://millet.example/suggestions/" + other + "?sort=newest#top";
    for (String named : List.of("#" + other, address, other)) {
      int revision = care().revision();
      send("status", "revision", "" + revision, "status", "duplicate", "duplicateOf", named);
      assertEquals(named, Long.valueOf(other), care().duplicateOf());
      send("status", "revision", "" + (revision + 1), "status", "open");
    }
  }

  @Test
  public void whatIsNoSuggestionIsTold() throws Exception {
    Reply reply = send("status", "revision", "1", "status", "duplicate", "duplicateOf", "that");
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("Enter the number or address"));
    assertTrue(html(reply), html(reply).contains("value=\"that\""));
    Reply none = send("status", "revision", "1", "status", "duplicate", "duplicateOf", "");
    assertTrue(html(none), html(none).contains("Enter the suggestion that this one duplicates"));
  }

  @Test
  public void theNumberIsPassedOverWhereTheStatusIsAnother() throws Exception {
    Reply reply = send("status", "revision", "1", "status", "planned", "duplicateOf", "that");
    assertEquals(303, reply.status());
    assertEquals("planned", care().status());
  }

  @Test
  public void everyRefusalSpeaksChinese() throws Exception {
    send("status", "revision", "1", "status", "shipped");
    String[][] forms = {
      {"owner", "revision", "2", "owner", "bob"},
      {"due", "revision", "2", "due", "soon"},
      {"status", "revision", "2", "status", "planned"},
      {"status", "revision", "2", "status", "nonsense"},
      {"answer", "revision", "2", "body", " "},
      {"tags", "version", "2", "tags", "字".repeat(41)}
    };
    for (String[] form : forms) {
      FakeRequest request =
          FakeRequest.post("/").with("id", id).by(desk.staff).in(Locale.SIMPLIFIED_CHINESE);
      String[] fields = java.util.Arrays.copyOfRange(form, 1, form.length);
      Reply reply = desk.call(ONE + "/" + form[0], request.form(fields));
      assertTrue(form[0] + " " + reply.status(), reply.status() >= 400);
      assertFalse(html(reply), html(reply).contains("??"));
    }
  }

  private Reply send(String part, String... fields) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.staff);
    return desk.call(ONE + "/" + part, request.form(fields));
  }

  private CareAnswer care() throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", id);
    return desk.answer(CareAnswer.class, "/api/v1/suggestions/{id}/care", request);
  }

  private String submit(String title) throws Exception {
    FakeRequest request = FakeRequest.post("/").by(desk.ann);
    request.form("product", "phone", "title", title, "body", "", "tags", "");
    return Desk.location(desk.call("/suggestions/new", request))
        .substring("/suggestions/".length());
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
