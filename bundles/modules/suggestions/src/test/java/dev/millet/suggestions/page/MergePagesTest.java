package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
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

/** The form to merge a suggestion, for the team and for members, and the list of proposals. */
@RunWith(Parameterized.class)
public final class MergePagesTest {

  private static final String ONE = "/suggestions/{id}";
  private final Desk desk;
  private long id;
  private long other;

  public MergePagesTest(TestDatabase test) {
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
    other = submit("Night mode");
  }

  @Test
  public void theTeamFindsTheOtherByNumberAddressOrTitle() throws Exception {
    for (String typed :
        List.of("" + other, "#" + other, "https://x.example/suggestions/" + other, "night")) {
      Reply merged = send(desk.staff, "into", typed);
      assertEquals(typed, 303, merged.status());
      assertEquals("/suggestions/" + other, Desk.location(merged));
      assertEquals(Long.valueOf(other), care().duplicateOf());
      Reply undone = post(desk.staff, "/unmerge", "revision", "" + care().revision());
      assertEquals(303, undone.status());
      assertEquals("open", care().status());
    }
  }

  @Test
  public void ofSeveralOneIsChosen() throws Exception {
    long third = submit("Night mode for the watch");
    Reply several = send(desk.staff, "into", "night");
    assertEquals(422, several.status());
    String page = html(several);
    assertTrue(page, page.contains("Several suggestions match. Choose one below."));
    assertTrue(page, page.contains("name=\"choice\" value=\"" + third + "\""));
    Reply chosen = send(desk.staff, "into", "night", "choice", "" + third);
    assertEquals("/suggestions/" + third, Desk.location(chosen));
  }

  @Test
  public void whatCannotBeSaysWhyInBothLanguages() throws Exception {
    for (String typed : List.of("", "nothing like it", "" + id, "999999")) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.staff).in(language);
        Reply reply =
            desk.call(
                ONE + "/merge", request.form("into", typed, "note", "", "revision", revision()));
        assertEquals(typed, 422, reply.status());
        assertFalse(html(reply), html(reply).contains("??"));
        assertTrue(html(reply), html(reply).contains("<p>into: "));
      }
    }
  }

  @Test
  public void aFormThatIsOlderThanAChangeIsRefused() throws Exception {
    Reply reply = post(desk.staff, "/merge", "into", "" + other, "note", "", "revision", "0");
    assertEquals(409, reply.status());
    assertEquals("open", care().status());
  }

  @Test
  public void aMembersFormIsAProposal() throws Exception {
    String form = html(desk.call(ONE + "/merge", get(desk.bob)));
    assertTrue(form, form.contains("Propose a merge"));
    Reply proposed = send(desk.bob, "into", "night");
    assertEquals("/suggestions/" + id, Desk.location(proposed));
    assertEquals("open", care().status());
    String list =
        html(desk.call("/suggestions/merge-proposals", FakeRequest.get("/").by(desk.staff)));
    assertTrue(list, list.contains("深色模式"));
    assertTrue(list, list.contains("/suggestions/" + id + "/merge?into=%23" + other));
    FakeRequest dismissed =
        FakeRequest.post("/").with("id", id).with("member", desk.bob.id()).by(desk.staff);
    Reply back =
        desk.call(ONE + "/merge-proposals/{member}/dismiss", dismissed.form("from", "list"));
    assertEquals("/suggestions/merge-proposals", Desk.location(back));
    String empty =
        html(desk.call("/suggestions/merge-proposals", FakeRequest.get("/").by(desk.staff)));
    assertTrue(empty, empty.contains("No proposals"));
  }

  @Test
  public void bothPagesTellOfTheMergeWithLinks() throws Exception {
    send(desk.staff, "into", "" + other, "note", "Both ask for a dark mode");
    id = other;
    String page = html(desk.call(ONE, get(desk.bob)));
    assertTrue(page, page.contains("moment-merged"));
    assertTrue(page, page.contains("1 duplicate"));
  }

  private Reply send(Member by, String... fields) throws Exception {
    List<String> all = new java.util.ArrayList<>(List.of(fields));
    if (!all.contains("note")) {
      all.addAll(List.of("note", ""));
    }
    all.addAll(List.of("revision", revision()));
    return post(by, "/merge", all.toArray(String[]::new));
  }

  private Reply post(Member by, String part, String... fields) throws Exception {
    return desk.call(ONE + part, FakeRequest.post("/").with("id", id).by(by).form(fields));
  }

  private FakeRequest get(Member by) {
    return FakeRequest.get("/").with("id", id).by(by);
  }

  private String revision() throws Exception {
    return Integer.toString(care().revision());
  }

  private CareAnswer care() throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", id);
    return desk.answer(CareAnswer.class, "/api/v1/suggestions/{id}/care", request);
  }

  private long submit(String title) throws Exception {
    FakeRequest request = FakeRequest.post("/").by(desk.ann);
    request.form("product", "phone", "title", title, "body", "", "tags", "");
    return Long.parseLong(
        Desk.location(desk.call("/suggestions/new", request)).substring("/suggestions/".length()));
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
