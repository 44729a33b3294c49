package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.services.SavedRows;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The page of the inbox, and handing over from it. */
@RunWith(Parameterized.class)
public final class InboxPageTest {

  private static final String INBOX = "/suggestions/inbox";
  private static final String OWNER = "/suggestions/inbox/{id}/owner";

  private static final String VIEWS = "/suggestions/inbox/views";
  private static final String CHOSEN = "/suggestions/inbox/chosen";

  private final Desk desk;
  private final Member other;
  private String id;

  public InboxPageTest(TestDatabase test) {
    desk = new Desk(test);
    other = desk.members.add("engineer-2", Role.STAFF);
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
  public void whoTakesSomethingOverIsOfferedToUndoIt() throws Exception {
    assertEquals(303, hand("engineer-2", 1).status());
    Reply taken = hand("staff", 2);
    assertEquals("staff", owner());

    String to = URLDecoder.decode(Desk.location(taken), StandardCharsets.UTF_8);
    String token = to.substring(to.indexOf("undo=") + "undo=".length());
    String page = desk.page(INBOX, FakeRequest.get(INBOX).by(desk.staff).query("undo", token));
    assertTrue(page, page.contains("name=\"owner\" value=\"" + other.handle() + "\""));
    assertTrue(page, page.contains("name=\"revision\" value=\"3\""));

    hand("engineer-2", 3);
    assertEquals("engineer-2", owner());
    hand("", 4);
    assertNull(owner());
  }

  @Test
  public void whoIsSlowerChangesNothing() throws Exception {
    hand("engineer-2", 1);
    hand("staff", 1);
    assertEquals("engineer-2", owner());
  }

  @Test
  public void onlyTheTeamIsHandedSomething() throws Exception {
    for (String nobody : List.of("bob", "nobody-at-all", "x".repeat(500))) {
      var refused = assertThrows(ProblemException.class, () -> hand(nobody, 1));
      assertEquals("owner", refused.problem().fields().get(0).name());
    }
    assertNull(owner());
  }

  @Test
  public void theRestIsOnTheNextPage() throws Exception {
    for (int i = 1; i < ListRequest.DEFAULT_LIMIT + 3; i++) {
      submit("Number " + i);
    }
    String first = desk.page(INBOX, FakeRequest.get(INBOX).by(desk.staff));
    Matcher next = Pattern.compile("rel=\"next\" href=\"\\?after=([^\"]+)\"").matcher(first);
    assertTrue(first, next.find());
    FakeRequest rest = FakeRequest.get(INBOX).by(desk.staff).query("after", next.group(1));
    String second = desk.page(INBOX, rest);
    assertTrue(second, second.contains("Number " + (ListRequest.DEFAULT_LIMIT + 2)));
    assertFalse(second, second.contains("深色模式"));
    assertFalse(second, second.contains("rel=\"next\""));
  }

  @Test
  public void allThatAreChosenAreAssignedAndWhatChangedMeanwhileStays() throws Exception {
    String second = submit("更大的字");
    hand("engineer-2", 1);
    chosen("owner", "staff", id + "-1", second + "-1");
    assertEquals("changed meanwhile", "engineer-2", owner());
    assertEquals("staff", owner(second));
    chosen("owner", "", id + "-2", second + "-2", "nonsense");
    assertNull(owner());
    assertNull(owner(second));
  }

  @Test
  public void theStatusOfAllThatAreChosenIsSet() throws Exception {
    String second = submit("更大的字");
    chosen("status", "under-review", id + "-1", second + "-1");
    for (String each : List.of(id, second)) {
      String page = desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", each));
      assertTrue(page, page.contains("Under review"));
    }
    for (String impossible : List.of("duplicate", "perhaps")) {
      assertThrows(ProblemException.class, () -> chosen("status", impossible, id + "-2"));
    }
  }

  @Test
  public void onlyTheTeamChangesWhatIsChosen() {
    assertEquals(
        Role.STAFF,
        desk.contributions(Route.class).stream()
            .filter(route -> route.template().equals(CHOSEN))
            .findFirst()
            .orElseThrow()
            .permission()
            .role());
  }

  @Test
  public void anAnswerFromTheInboxLeadsBackToIt() throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.staff);
    request.form(
        "body", "在做了", "revision", "1", "from", "inbox", "part", "open", "product", "phone");
    Reply answered = desk.call("/suggestions/{id}/answer", request);
    assertEquals("/suggestions/inbox?part=open&product=phone", Desk.location(answered));
    String page = desk.page(INBOX, FakeRequest.get(INBOX).query("part", "open").by(desk.staff));
    assertFalse("it has its answer", page.contains("name=\"body\""));
    FakeRequest empty = FakeRequest.post("/").with("id", id).by(desk.staff);
    Reply refused =
        desk.call(
            "/suggestions/{id}/answer",
            empty.form("body", "", "revision", "2", "from", "inbox", "part", "open"));
    assertEquals(422, refused.status());
  }

  @Test
  public void theNumbersOfThePartsAreThoseOfTheChosenProduct() throws Exception {
    desk.product("watch");
    String all = desk.page(INBOX, FakeRequest.get(INBOX).by(desk.staff));
    assertTrue(all, Pattern.compile("Unanswered\\s*<span[^>]*>1<").matcher(all).find());
    String watch =
        desk.page(INBOX, FakeRequest.get(INBOX).query("product", "watch").by(desk.staff));
    assertTrue(watch, Pattern.compile("Unanswered\\s*<span[^>]*>0<").matcher(watch).find());
  }

  @Test
  public void aSavedViewIsThereForTheOneWhoSavedItUntilRemoved() throws Exception {
    Reply saved = saveView(desk.staff, "手机 <overdue>");
    assertEquals("/suggestions/inbox?part=overdue&product=phone", Desk.location(saved));
    String page = desk.page(INBOX, FakeRequest.get(INBOX).by(desk.staff));
    assertTrue(page, page.contains("手机 &lt;overdue&gt;"));
    assertTrue(page, page.contains("href=\"/suggestions/inbox?part=overdue&amp;product=phone\""));
    String others = desk.page(INBOX, FakeRequest.get(INBOX).by(other));
    assertFalse(others, others.contains("手机 &lt;overdue&gt;"));

    Matcher view = Pattern.compile("/views/(\\d+)/remove").matcher(page);
    assertTrue(page, view.find());
    String remove = VIEWS + "/{id}/remove";
    FakeRequest theirs = FakeRequest.post("/").with("id", view.group(1)).by(other);
    desk.call(remove, theirs.form("part", "open"));
    assertTrue(desk.page(INBOX, FakeRequest.get(INBOX).by(desk.staff)).contains("手机 &lt;"));
    FakeRequest own = FakeRequest.post("/").with("id", view.group(1)).by(desk.staff);
    desk.call(remove, own.form("part", "open"));
    assertFalse(desk.page(INBOX, FakeRequest.get(INBOX).by(desk.staff)).contains("手机 &lt;"));
  }

  @Test
  public void aSharedViewIsThereForTheTeamAndRemovedByWhoSavedIt() throws Exception {
    FakeRequest share = FakeRequest.post("/").by(desk.staff);
    desk.call(VIEWS, share.form("name", "Late phones", "part", "overdue", "shared", "true"));
    String others = desk.page(INBOX, FakeRequest.get(INBOX).by(other));
    assertTrue(others, others.contains("Late phones"));
    assertFalse(others, others.contains("/remove"));
    String own = desk.page(INBOX, FakeRequest.get(INBOX).by(desk.staff));
    assertTrue(own, own.contains("Late phones") && own.contains("/remove"));
  }

  @Test
  public void aViewNeedsANameAndThereAreNotTooMany() throws Exception {
    for (String wrong : List.of(" ", "x".repeat(61))) {
      var refused = assertThrows(ProblemException.class, () -> saveView(desk.staff, wrong));
      assertEquals(422, refused.problem().status());
    }
    for (int i = 0; i < SavedRows.MAX_SAVED; i++) {
      saveView(desk.staff, "View " + i);
    }
    var full = assertThrows(ProblemException.class, () -> saveView(desk.staff, "One more"));
    assertEquals(409, full.problem().status());
  }

  private Reply saveView(Member by, String name) throws Exception {
    FakeRequest request = FakeRequest.post("/").by(by);
    return desk.call(VIEWS, request.form("name", name, "part", "overdue", "product", "phone"));
  }

  private Reply chosen(String what, String value, String... chosen) throws Exception {
    List<String> fields = new ArrayList<>(List.of("set", what, what, value));
    for (String each : chosen) {
      fields.addAll(List.of("chosen", each));
    }
    FakeRequest request = FakeRequest.post("/").by(desk.staff);
    return desk.call(CHOSEN, request.form(fields.toArray(String[]::new)));
  }

  private Reply hand(String to, int revision) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.staff);
    return desk.call(OWNER, request.form("owner", to, "revision", Integer.toString(revision)));
  }

  private String owner() throws Exception {
    return owner(id);
  }

  private String owner(String of) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", of);
    CareAnswer care = desk.answer(CareAnswer.class, "/api/v1/suggestions/{id}/care", request);
    return care.owner() == null ? null : care.owner().handle();
  }

  private String submit(String title) throws Exception {
    FakeRequest request = FakeRequest.post("/").by(desk.ann);
    request.form("product", "phone", "title", title, "body", "", "tags", "");
    return Desk.location(desk.call("/suggestions/new", request))
        .substring("/suggestions/".length());
  }
}
