package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
    assertEquals(303, save("owner", "staff").status());
    assertEquals("staff", care().owner().handle());
    assertEquals(303, save("owner", "").status());
    assertEquals(null, care().owner());
  }

  @Test
  public void whoIsNotOfTheTeamIsRefused() throws Exception {
    Reply reply = save("owner", "bob");
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("Choose a member of the team"));
  }

  @Test
  public void aReasonThatIsMissingIsAskedForAndTheDayStays() throws Exception {
    save("due", TODAY.plusDays(2).toString());
    String later = TODAY.plusDays(9).toString();
    Reply reply = save("due", later, "reason", " ");
    assertEquals(422, reply.status());
    String page = html(reply);
    assertTrue(page, page.contains("value=\"" + later + "\""));
    assertTrue(page, page.contains("id=\"desk-reason-error\">Enter a reason"));
  }

  @Test
  public void whatIsNoDayIsTold() throws Exception {
    for (String text : List.of("soon", "x".repeat(100), "2026-02-30")) {
      Reply reply = save("due", text);
      assertEquals(422, reply.status());
      assertTrue(html(reply), html(reply).contains("Enter a date like 2026-12-01"));
    }
  }

  @Test
  public void whatSomebodyElseChangedMeanwhileIsToldAndTheTextStays() throws Exception {
    save("owner", "staff");
    Reply reply = send("answer", "revision", "1", "body", "All that I wrote");
    assertEquals(409, reply.status());
    String page = html(reply);
    assertTrue(page, page.contains("All that I wrote"));
    assertTrue(page, page.contains("Changed by someone else meanwhile."));
    Reply tags = save("version", "7", "tags", "ui");
    assertEquals(409, tags.status());
  }

  @Test
  public void anotherSuggestionIsNamedByNumberOrAddress() throws Exception {
    String other = submit("夜间模式");
    String address = "https://millet.example/suggestions/" + other + "?sort=newest#top";
    for (String named : List.of("#" + other, address, other, "#" + other + " 夜间模式", "夜间")) {
      save("status", "duplicate", "duplicateOf", named);
      assertEquals(named, Long.valueOf(other), care().duplicateOf());
      save("status", "open");
    }
  }

  @Test
  public void whatIsNoSuggestionIsTold() throws Exception {
    Reply reply = save("status", "duplicate", "duplicateOf", "that");
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("Choose a suggestion from the list"));
    assertTrue(html(reply), html(reply).contains("value=\"that\""));
    Reply none = save("status", "duplicate", "duplicateOf", "");
    assertTrue(html(none), html(none).contains("Enter the suggestion that this one duplicates"));
  }

  @Test
  public void theNumberIsPassedOverWhereTheStatusIsAnother() throws Exception {
    Reply reply = save("status", "planned", "duplicateOf", "that");
    assertEquals(303, reply.status());
    assertEquals("planned", care().status());
  }

  @Test
  public void everyRefusalSpeaksChinese() throws Exception {
    save("status", "shipped");
    String[][] forms = {
      {"owner", "bob"},
      {"due", "soon"},
      {"status", "planned"},
      {"status", "nonsense"},
      {"status", "duplicate", "duplicateOf", "没有"},
      {"note", "为什么"},
      {"reason", "为什么"},
      {"tags", "字".repeat(41)}
    };
    for (String[] form : forms) {
      FakeRequest request =
          FakeRequest.post("/").with("id", id).by(desk.staff).in(Locale.SIMPLIFIED_CHINESE);
      Reply reply = desk.call(ONE + "/care", request.form(fields(form)));
      assertTrue(form[0] + " " + reply.status(), reply.status() >= 400);
      assertFalse(html(reply), html(reply).contains("??"));
    }
    FakeRequest answer =
        FakeRequest.post("/").with("id", id).by(desk.staff).in(Locale.SIMPLIFIED_CHINESE);
    Reply blank = desk.call(ONE + "/answer", answer.form("revision", "2", "body", " "));
    assertFalse(html(blank), html(blank).contains("??"));
  }

  @Test
  public void oneFormChangesAllOrNothing() throws Exception {
    String day = TODAY.plusDays(3).toString();
    Reply refused = save("status", "planned", "owner", "bob", "due", day, "tags", "ui");
    assertEquals(422, refused.status());
    assertEquals("open", care().status());
    assertEquals(null, care().due());
    Reply reply =
        save("status", "planned", "note", "好", "owner", "staff", "due", day, "tags", "ui");
    assertEquals(303, reply.status());
    assertEquals("planned", care().status());
    assertEquals("staff", care().owner().handle());
    assertEquals(day, care().due().toString());
    String page = desk.page(ONE, FakeRequest.get("/").with("id", id));
    assertTrue(page, page.contains("tag=ui"));
  }

  @Test
  public void theOtherSuggestionIsFoundByItsTitle() throws Exception {
    String other = submit("夜间模式 100% dark");
    submit("Another one");
    for (String typed : List.of("夜间", "100%", "DARK")) {
      assertTrue(typed, choices(typed).contains("value=\"#" + other + " "));
    }
    assertFalse(choices("%").contains("Another"));
    assertEquals("", choices(other).strip());
    String both = html(save("status", "duplicate", "duplicateOf", "a"));
    assertTrue(both, both.contains("Choose a suggestion from the list"));
  }

  @Test
  public void anAnswerMentionsMembers() throws Exception {
    String revision = Integer.toString(care().revision());
    assertEquals(
        303, send("answer", "revision", revision, "body", "Thanks @bob, @nobody").status());
    String page = desk.page(ONE, FakeRequest.get("/").with("id", id));
    assertTrue(page, page.contains("href=\"/members/bob\""));
    assertTrue(page, page.contains("Thanks"));
    assertFalse(page, page.contains("/members/nobody"));
    assertTrue(
        desk.journal.entries().stream().anyMatch(e -> e.type().equals("mentions.mentioned")));
    SubjectCatalog answers =
        desk.contributions(Offer.class).stream()
            .map(Offer::implementation)
            .filter(SubjectCatalog.class::isInstance)
            .map(SubjectCatalog.class::cast)
            .filter(each -> each.type().equals("suggestion-answer"))
            .findFirst()
            .orElseThrow();
    assertEquals("深色模式", answers.describe(List.of(id, "x")).get(id).title());
    assertEquals("/suggestions/" + id + "#answer", answers.describe(List.of(id)).get(id).path());
    assertEquals(Map.of(id, "Thanks @bob, @nobody"), answers.excerpts(List.of(id, "0")));
    String unanswered = submit("Another");
    assertEquals(Map.of(), answers.describe(List.of(unanswered)));
  }

  @Test
  public void oneTakesItOnWithAButton() throws Exception {
    assertEquals(303, save("assign", "me").status());
    assertEquals("staff", care().owner().handle());
  }

  @Test
  public void aTextThatWouldBeLostIsNotSwallowed() throws Exception {
    assertTrue(html(save("note", "Why")).contains("Change the status as well"));
    assertTrue(html(save("reason", "Why")).contains("Change the due date as well"));
  }

  @Test
  public void theActivityNamesWhoDidIt() throws Exception {
    save("owner", "staff", "status", "planned", "due", TODAY.plusDays(2).toString());
    String name = "\u2068" + desk.staff.displayName() + "\u2069";
    String page = desk.page(ONE, FakeRequest.get("/").with("id", id));
    for (String did : List.of(" took this on.", " changed the status:", " set the due date:")) {
      assertTrue(did + page, page.contains(name + did));
    }
  }

  /** Sends the team's form with some fields changed and the others as they are. */
  private Reply save(String... changed) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.staff);
    return desk.call(ONE + "/care", request.form(fields(changed)));
  }

  private String[] fields(String... changed) throws Exception {
    CareAnswer care = care();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("revision", Integer.toString(care.revision()));
    fields.put("version", version());
    fields.put("status", care.status());
    fields.put("owner", care.owner() == null ? "" : care.owner().handle());
    fields.put("due", care.due() == null ? "" : care.due().toString());
    for (int i = 0; i < changed.length; i += 2) {
      fields.put(changed[i], changed[i + 1]);
    }
    return fields.entrySet().stream()
        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  private String version() throws Exception {
    String page = desk.page(ONE, FakeRequest.get("/").with("id", id).by(desk.staff));
    return page.replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
  }

  private String choices(String typed) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", id).by(desk.staff);
    return html(desk.call(ONE + "/duplicates", request.query("duplicateOf", typed)));
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
