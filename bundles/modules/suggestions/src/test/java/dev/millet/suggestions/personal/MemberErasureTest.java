package dev.millet.suggestions.personal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Fills every table that knows a member, and looks into all of them after the member has gone. */
@RunWith(Parameterized.class)
public final class MemberErasureTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = "/api/v1/suggestions/{id}";
  private static final String EDIT = "/suggestions/{id}/edit";

  private final Desk desk;
  private final Member gone;
  private final Member other;
  private long theirs;
  private long anns;

  public MemberErasureTest(TestDatabase database) {
    desk = new Desk(database);
    gone = desk.members.add("林晓", Role.STAFF);
    other = desk.members.add("林晓雨");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void seed() throws Exception {
    desk.clear();
    desk.product("phone");
    theirs = submit(gone, "Mine", "I, @林晓, ask @林晓雨");
    anns = submit(desk.ann, "Ann's", "请@林晓看，@林晓雨也看");
    edit(theirs, gone, "Mine, edited");
    edit(anns, gone, "Without a name");
    FakeRequest image = FakeRequest.post("/").with("id", anns).by(gone);
    desk.call(ONE + "/images", image.header("Content-Type", "image/png").body(new byte[] {1}));
    care();
    FakeRequest draft = FakeRequest.post("/").by(gone);
    desk.call("/suggestions/new/draft", draft.form("title", "Begun", "body", "Not yet"));
    answer(1, "Ask @林晓 or @林晓雨");
    answer(2, "Better ask @林晓雨");
  }

  private void answer(int revision, String body) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", anns).by(desk.staff);
    String was = Integer.toString(revision);
    Reply reply =
        desk.call("/suggestions/{id}/answer", request.form("revision", was, "body", body));
    assertEquals(303, reply.status());
  }

  /** Writes what the pages of staff write. */
  private void care() {
    desk.database.write(
        handle -> {
          handle.execute(
              "UPDATE suggestions_suggestions SET owner_id = ? WHERE id = ?", gone.id(), anns);
          handle.execute("DELETE FROM suggestions_care WHERE suggestion_id = ?", anns);
          handle.execute(
              """
              INSERT INTO suggestions_care (suggestion_id, product_id, revision, received_at,
                owner_id, waiting, unowned, unanswered, open_owner_id)
              VALUES (?, 1, 1, CURRENT_TIMESTAMP, ?, 1, 0, 1, ?)
              """,
              anns,
              gone.id(),
              gone.id());
          handle.execute(
              """
              INSERT INTO suggestions_answers (suggestion_id, author_id, body, written_at)
              VALUES (?, ?, 'Soon', CURRENT_TIMESTAMP)
              """,
              anns,
              gone.id());
          handle.execute(
              "INSERT INTO suggestions_inbox_views (member_id, name, part) VALUES (?, ?, 'open')",
              gone.id(),
              "Saved by them");
          handle.execute(
              """
              INSERT INTO suggestions_events (suggestion_id, kind, by_id, happened_at, was, became)
              VALUES (?, 'assigned', ?, CURRENT_TIMESTAMP, ?, ?)
              """,
              anns,
              gone.id(),
              Long.toString(gone.id()),
              Long.toString(gone.id()));
          return null;
        });
  }

  @Test
  public void theSeedIsComplete() {
    assertEquals(
        "the test knows every column that names a member",
        List.of(),
        COLUMNS.stream().filter(column -> count(column) == 0).toList());
  }

  @Test
  public void nothingNamesTheMemberAnyMore() throws Exception {
    depart();
    assertEquals(List.of(), COLUMNS.stream().filter(column -> count(column) > 0).toList());
    for (String text : texts()) {
      assertFalse(text, text.matches("(?s).*@林晓(?!雨).*"));
    }
  }

  @Test
  public void othersKeepWhatTheyReliedOn() throws Exception {
    depart();
    SuggestionAnswer left = show(anns);
    assertEquals("ann", left.author().handle());
    assertEquals(1, left.images().size());
    assertEquals("Mine, edited", show(theirs).title());
    assertTrue(texts().contains("请@…看，@林晓雨也看"));
    assertTrue(texts().contains("Ask @… or @林晓雨"));
  }

  @Test
  public void whatTheyOwnedIsNobodysAgain() throws Exception {
    depart();
    Map<String, Object> care =
        desk.database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT c.unowned, c.open_owner_id FROM suggestions_care c
                         WHERE c.suggestion_id = :id
                        """)
                    .bind("id", anns)
                    .mapToMap()
                    .one());
    assertEquals(1, ((Number) care.get("unowned")).intValue());
    assertEquals(0, ((Number) care.get("open_owner_id")).intValue());
  }

  @Test
  public void toHearOfItTwiceDoesNoHarm() throws Exception {
    depart();
    List<String> once = texts();
    depart();
    assertEquals(once, texts());
  }

  @Test
  public void aCopyHasEverythingThatIsTheirs() throws Exception {
    String copy = new JacksonJson().write(copy(gone));
    for (String own :
        List.of(
            "Mine", "Mine, edited", "Without a name", "Soon", "image1", "Saved by them", "Begun")) {
      assertTrue(own + " in " + copy, copy.contains(own));
    }
    PersonalCopy.Copy all = (PersonalCopy.Copy) copy(gone);
    assertEquals(List.of(anns), all.owned());
  }

  @Test
  public void aCopyHasNothingOfOthers() throws Exception {
    String copy = new JacksonJson().write(copy(desk.bob));
    assertFalse(copy, copy.contains("Ann's"));
  }

  private Object copy(Member member) throws Exception {
    return desk.contributions(MemberData.class).get(0).exporter().export(member.id());
  }

  private void depart() throws Exception {
    MemberData data = desk.contributions(MemberData.class).get(0);
    boolean done = false;
    while (!done) {
      done = desk.database.write(handle -> data.erasure().eraseSome(gone.id()));
    }
  }

  /** As text, so that one query asks for numbers and for numbers in texts. */
  private static final List<String> COLUMNS =
      List.of(
          "SELECT COUNT(*) FROM suggestions_suggestions WHERE author_id = :member",
          "SELECT COUNT(*) FROM suggestions_suggestions WHERE owner_id = :member",
          "SELECT COUNT(*) FROM suggestions_revisions WHERE author_id = :member",
          "SELECT COUNT(*) FROM mentions_places WHERE member_id = :member",
          "SELECT COUNT(*) FROM suggestions_images WHERE added_by = :member",
          "SELECT COUNT(*) FROM suggestions_care WHERE owner_id = :member",
          "SELECT COUNT(*) FROM suggestions_care WHERE open_owner_id = :member",
          "SELECT COUNT(*) FROM suggestions_inbox_views WHERE member_id = :member",
          "SELECT COUNT(*) FROM suggestions_member_drafts WHERE member_id = :member",
          "SELECT COUNT(*) FROM suggestions_answers WHERE author_id = :member",
          "SELECT COUNT(*) FROM suggestions_events WHERE by_id = :member",
          """
          SELECT COUNT(*) FROM suggestions_events
           WHERE kind = 'assigned' AND was = CAST(:member AS VARCHAR(20))
          """,
          """
          SELECT COUNT(*) FROM suggestions_events
           WHERE kind = 'assigned' AND became = CAST(:member AS VARCHAR(20))
          """);

  private int count(String sql) {
    return desk.database.read(
        handle -> handle.createQuery(sql).bind("member", gone.id()).mapTo(Integer.class).one());
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String sql :
        List.of(
            "SELECT t.body FROM suggestions_texts t ORDER BY t.suggestion_id",
            "SELECT s.excerpt FROM suggestions_suggestions s ORDER BY s.id",
            "SELECT r.body FROM suggestions_revisions r ORDER BY r.suggestion_id, r.version",
            "SELECT a.body FROM suggestions_answers a ORDER BY a.id")) {
      texts.addAll(
          desk.database.read(handle -> handle.createQuery(sql).mapTo(String.class).list()));
    }
    return texts;
  }

  private long submit(Member by, String title, String body) throws Exception {
    var wanted = new NewSuggestion("phone", title, body, List.of());
    FakeRequest request = FakeRequest.post(LIST).by(by).json(wanted);
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  private void edit(long id, Member by, String title) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(by);
    desk.call(EDIT, request.form("title", title, "body", "no name", "version", "1"));
  }

  private SuggestionAnswer show(long id) throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", id));
  }
}
