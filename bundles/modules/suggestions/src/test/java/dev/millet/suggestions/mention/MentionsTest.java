package dev.millet.suggestions.mention;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CommentAnswer;
import dev.millet.suggestions.http.MentionAnswer;
import dev.millet.suggestions.http.NewComment;
import dev.millet.suggestions.http.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class MentionsTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = "/api/v1/suggestions/{id}";
  private static final String COMMENTS = ONE + "/comments";
  private static final String COMMENT = COMMENTS + "/{comment}";
  private static final String MINE = "/api/v1/suggestions/mentions";

  private final Desk desk;
  private final Member lin;
  private long id;

  public MentionsTest(TestDatabase database) {
    desk = new Desk(database);
    lin = desk.members.add("林晓雨");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    id = submit("Hello @bob");
  }

  @Test
  public void theJournalTellsWhoIsMentionedInAText() {
    Mentioning.Told told = told().get(0);
    assertEquals(id, told.suggestion());
    assertNull(told.comment());
    assertEquals(List.of(desk.bob.id()), told.members());
    assertEquals(Long.valueOf(desk.ann.id()), told.by());
  }

  @Test
  public void aCommentMentionsAndLinksUnderThePresentHandle() throws Exception {
    CommentAnswer made = comment(desk.bob, "请@林晓雨看看，还有 @nobody");
    Mentioning.Told told = told().get(1);
    assertEquals(Long.valueOf(made.id()), told.comment());
    assertEquals(List.of(lin.id()), told.members());
    String page = desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", id));
    assertTrue(page, page.contains(">@林晓雨</a>看看"));
    assertTrue(page, page.contains(">@bob</a>"));
    assertTrue(page, page.contains("@nobody"));
    assertFalse(page, page.contains(">@nobody</a>"));
  }

  @Test
  public void nobodyIsToldOfThemselves() throws Exception {
    comment(desk.bob, "Me, @bob");
    assertEquals(1, told().size());
  }

  @Test
  public void anEditTellsOnlyThoseWhoAreNew() throws Exception {
    CommentAnswer made = comment(desk.ann, "@bob?");
    edit(made, "@bob, @林晓雨?");
    assertEquals(List.of(lin.id()), told().get(2).members());
    edit(made.id(), 2, "Nobody");
    assertEquals(3, told().size());
    assertTrue(mentions(lin).isEmpty());
  }

  @Test
  public void theTextOfASuggestionIsLookedAtAgainWhenItIsEdited() throws Exception {
    FakeRequest request = FakeRequest.of("PATCH", "/").with("id", id).by(desk.ann);
    desk.call(
        ONE,
        request
            .header("If-Match", "\"1\"")
            .json(new SuggestionChange(null, "Now @林晓雨", null, null, null)));
    assertEquals(List.of(lin.id()), told().get(1).members());
    assertTrue(mentions(desk.bob).isEmpty());
  }

  @Test
  public void twentyPeopleAreMentionedAtMost() throws Exception {
    String all =
        IntStream.range(0, 25)
            .mapToObj(i -> "@" + desk.members.add("friend" + i).handle())
            .collect(Collectors.joining(" "));
    comment(desk.ann, all);
    assertEquals(20, told().get(1).members().size());
  }

  @Test
  public void aMemberReadsWhereTheyAreMentioned() throws Exception {
    comment(desk.ann, "@bob once");
    comment(desk.ann, "@bob twice");

    List<MentionAnswer> all = mentions(desk.bob);

    assertEquals(3, all.size());
    assertEquals("@bob twice", all.get(0).excerpt());
    assertEquals("ann", all.get(0).by().handle());
    assertNull(all.get(2).comment());
    FakeRequest first = FakeRequest.get(MINE).by(desk.bob).query("limit", "2");
    Slice<?> page = desk.answer(Slice.class, MINE, first);
    FakeRequest rest = FakeRequest.get(MINE).by(desk.bob).query("after", page.next());
    assertEquals(all.subList(2, 3), desk.answer(Slice.class, MINE, rest).items());
    String html =
        desk.page("/suggestions/mentions", FakeRequest.get("/suggestions/mentions").by(desk.bob));
    assertTrue(html, html.contains("@bob twice"));
  }

  @Test
  public void aRemovedCommentMentionsNobody() throws Exception {
    CommentAnswer made = comment(desk.ann, "@林晓雨!");
    FakeRequest request = FakeRequest.of("DELETE", "/").with("id", id).with("comment", made.id());
    desk.call(COMMENT, request.by(desk.ann).header("If-Match", "\"1\""));
    assertTrue(mentions(lin).isEmpty());
  }

  private List<MentionAnswer> mentions(Member member) throws Exception {
    Slice<?> listed = desk.answer(Slice.class, MINE, FakeRequest.get(MINE).by(member));
    return listed.items().stream().map(MentionAnswer.class::cast).toList();
  }

  private List<Mentioning.Told> told() {
    return desk.journal.payloads(Mentioning.MENTIONED, Mentioning.Told.class);
  }

  private void edit(CommentAnswer comment, String body) throws Exception {
    edit(comment.id(), comment.version(), body);
  }

  private void edit(long comment, int version, String body) throws Exception {
    FakeRequest request = FakeRequest.of("PATCH", "/").with("id", id).with("comment", comment);
    desk.call(
        COMMENT,
        request.by(desk.ann).header("If-Match", "\"" + version + "\"").json(new NewComment(body)));
  }

  private CommentAnswer comment(Member by, String body) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(by).json(new NewComment(body));
    return desk.answer(CommentAnswer.class, COMMENTS, request);
  }

  private long submit(String body) throws Exception {
    var wanted = new NewSuggestion("phone", "Title", body, List.of());
    FakeRequest request = FakeRequest.post(LIST).by(desk.ann).json(wanted);
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }
}
