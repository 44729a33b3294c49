package dev.millet.suggestions.comment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CommentAnswer;
import dev.millet.suggestions.http.NewComment;
import dev.millet.suggestions.http.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CommentChangesTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = "/api/v1/suggestions/{id}";
  private static final String COMMENTS = ONE + "/comments";
  private static final String COMMENT = COMMENTS + "/{comment}";

  private final Desk desk;
  private long suggestion;
  private CommentAnswer made;

  public CommentChangesTest(TestDatabase database) {
    desk = new Desk(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    var wanted = new NewSuggestion("phone", "Title", "", List.of());
    FakeRequest submit = FakeRequest.post(LIST).by(desk.ann).json(wanted);
    suggestion = desk.answer(SuggestionAnswer.class, LIST, submit).id();
    FakeRequest comment = FakeRequest.post("/").with("id", suggestion).by(desk.bob);
    made = desk.answer(CommentAnswer.class, COMMENTS, comment.json(new NewComment("我也要")));
  }

  @Test
  public void whoCommentedEdits() throws Exception {
    CommentAnswer edited = edit(desk.bob, 1, "我也要，每天都用");
    assertEquals("我也要，每天都用", edited.body());
    assertEquals(2, edited.version());
    assertNotNull(edited.editedAt());
    assertNull(made.editedAt());
  }

  @Test
  public void whatWasSaidBeforeIsKept() throws Exception {
    edit(desk.bob, 1, "Two");
    edit(desk.bob, 2, "Three");
    List<String> kept =
        desk.database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT r.body FROM suggestions_comment_revisions r ORDER BY r.version")
                    .mapTo(String.class)
                    .list());
    assertEquals(List.of("我也要", "Two"), kept);
  }

  @Test
  public void anEditOfAnOlderVersionIsRefused() throws Exception {
    edit(desk.bob, 1, "Two");
    assertEquals(412, refused(() -> edit(desk.bob, 1, "Three")));
    FakeRequest blind = FakeRequest.of("PATCH", "/").with("id", suggestion).by(desk.bob);
    blind.with("comment", made.id()).json(new NewComment("Four"));
    assertEquals(428, refused(() -> desk.call(COMMENT, blind)));
  }

  @Test
  public void nobodyElseChangesIt() {
    assertEquals(403, refused(() -> edit(desk.ann, 1, "Mine")));
    assertEquals(403, refused(() -> edit(desk.staff, 1, "Mine")));
    assertEquals(403, refused(() -> remove(desk.staff)));
  }

  @Test
  public void whoCommentedRemovesItAndOnlyThatThereWasOneStays() throws Exception {
    edit(desk.bob, 1, "Secret");
    remove(desk.bob);
    CommentAnswer left = show();
    assertEquals("", left.body());
    assertNotNull(left.removedAt());
    int kept =
        desk.database.read(
            handle ->
                handle
                    .createQuery("SELECT COUNT(r.version) FROM suggestions_comment_revisions r")
                    .mapTo(Integer.class)
                    .one());
    assertEquals(0, kept);
    FakeRequest request = FakeRequest.get("/").with("id", suggestion);
    assertEquals(0, desk.answer(SuggestionAnswer.class, ONE, request).commentCount());
  }

  @Test
  public void aRemovedCommentIsNotThereToBeChanged() throws Exception {
    remove(desk.bob);
    assertEquals(404, refused(() -> remove(desk.bob)));
    assertEquals(404, refused(() -> edit(desk.bob, 2, "Back")));
  }

  @Test
  public void aCommentBelongsToItsSuggestion() {
    FakeRequest elsewhere = FakeRequest.get("/").with("id", suggestion + 1);
    assertEquals(404, refused(() -> desk.call(COMMENT, elsewhere.with("comment", made.id()))));
  }

  private CommentAnswer show() throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", suggestion).with("comment", made.id());
    return desk.answer(CommentAnswer.class, COMMENT, request);
  }

  private CommentAnswer edit(Member by, int version, String body) throws Exception {
    FakeRequest request = FakeRequest.of("PATCH", "/").with("id", suggestion).by(by);
    request.with("comment", made.id()).header("If-Match", "\"" + version + "\"");
    return desk.answer(CommentAnswer.class, COMMENT, request.json(new NewComment(body)));
  }

  private void remove(Member by) throws Exception {
    FakeRequest request = FakeRequest.of("DELETE", "/").with("id", suggestion).by(by);
    desk.call(COMMENT, request.with("comment", made.id()).header("If-Match", "*"));
  }

  private interface Call {
    void run() throws Exception;
  }

  private static int refused(Call call) {
    return assertThrows(ProblemException.class, call::run).problem().status();
  }
}
