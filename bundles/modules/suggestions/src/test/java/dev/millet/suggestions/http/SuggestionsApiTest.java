package dev.millet.suggestions.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.modules.ModuleFailureException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SuggestionsApiTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = "/api/v1/suggestions/{id}";

  private final Desk desk;

  public SuggestionsApiTest(TestDatabase test) {
    desk = new Desk(test);
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
  public void whatIsSubmittedIsReadBack() throws Exception {
    long id = submit("深色模式 🌒", "At *night*", List.of("Dark Mode", "#UI"));
    SuggestionAnswer read = show(id);
    assertEquals("深色模式 🌒", read.title());
    assertEquals("At *night*", read.body());
    assertEquals(List.of("dark-mode", "ui"), read.tags());
    assertEquals("phone", read.product());
    assertEquals("open", read.status());
    assertEquals("ann", read.author().handle());
    assertEquals(1, read.version());
  }

  @Test
  public void aSubmissionIsInTheJournal() throws Exception {
    long id = submit("Title", "", List.of());
    var entries = desk.journal.payloads(Authoring.SUBMITTED, Authoring.Submitted.class);
    assertEquals(List.of(id), entries.stream().map(Authoring.Submitted::suggestion).toList());
  }

  @Test
  public void whatIsOnesOwnNeedsOneToBeKnown() throws Exception {
    submit("Title", "", List.of());
    assertEquals(401, refused(FakeRequest.get(LIST).query("mine", "true")).problem().status());
    FakeRequest mine = FakeRequest.get(LIST).query("mine", "true").by(desk.ann);
    assertEquals(1, desk.answer(Slice.class, LIST, mine).items().size());
    FakeRequest others = FakeRequest.get(LIST).query("mine", "true").by(desk.bob);
    assertEquals(0, desk.answer(Slice.class, LIST, others).items().size());
  }

  @Test
  public void aFilterThatIsNoneIsNamed() {
    for (String parameter : new String[] {"mine", "owner", "sort", "status", "product"}) {
      var problem = refused(FakeRequest.get(LIST).query(parameter, "nonsense")).problem();
      assertEquals(422, problem.status());
      assertEquals(parameter, problem.fields().get(0).name());
    }
  }

  @Test
  public void aFlagThatIsNoneIsNamedInTheDetail() {
    var problem = refused(FakeRequest.get(LIST).query("mine", "maybe")).problem();
    assertEquals("'mine' is true or false", problem.detail());
  }

  @Test
  public void aListIsReadSliceBySlice() throws Exception {
    for (int i = 0; i < 5; i++) {
      submit("Title " + i, "", List.of("ui"));
    }
    List<Long> seen = new ArrayList<>();
    String after = "";
    while (after != null) {
      FakeRequest request =
          FakeRequest.get(LIST).query("tag", "ui").query("limit", "2").query("after", after);
      Slice<?> slice = desk.answer(Slice.class, LIST, request);
      slice.items().forEach(each -> seen.add(((SuggestionAnswer) each).id()));
      after = slice.next();
    }
    assertEquals(5, seen.size());
    assertEquals(5, Set.copyOf(seen).size());
  }

  @Test
  public void aCursorOfOtherFiltersIsRefused() throws Exception {
    submit("One", "", List.of("ui"));
    submit("Two", "", List.of("ui"));
    FakeRequest tagged = FakeRequest.get(LIST).query("tag", "ui").query("limit", "1");
    String next = desk.answer(Slice.class, LIST, tagged).next();
    var refused = refused(FakeRequest.get(LIST).query("limit", "1").query("after", next)).problem();
    assertEquals("bad-cursor", refused.fields().get(0).code());
  }

  @Test
  public void aListLeavesTheFullTextsOut() throws Exception {
    submit("Title", "Body", List.of());
    assertNull(list().get(0).body());
    assertEquals("Body", list().get(0).excerpt());
  }

  @Test
  public void everythingThatIsWrongIsSaidAtOnce() {
    var problem =
        refused(
                FakeRequest.post(LIST)
                    .by(desk.ann)
                    .json(new NewSuggestion("", " \u200b ", "a\u0000b", List.of("字".repeat(41)))))
            .problem();
    assertEquals(422, problem.status());
    assertEquals(
        List.of("title missing", "product missing", "body characters", "tags too-long"),
        problem.fields().stream().map(field -> field.name() + " " + field.code()).toList());
  }

  @Test
  public void aProductThatIsNoSlugIsUnknown() {
    for (String slug : new String[] {"a\u0000", "\ud83c", "x".repeat(10_000), "", null}) {
      var request =
          FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion(slug, "T", "", List.of()));
      assertEquals(422, refused(request).problem().status());
    }
  }

  @Test
  public void aProductThatIsNotThereIsNamed() {
    var request =
        FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion("tv", "T", "", List.of()));
    assertEquals("unknown", refused(request).problem().fields().get(0).code());
  }

  @Test
  public void anEditIsCheckedByTheSameRules() throws Exception {
    long id = submit("Before", "Body", List.of("one"));
    var refused =
        assertThrows(
            ProblemException.class,
            () -> edit(id, desk.ann, "\"1\"", change("字".repeat(201), List.of("a,b"))));
    assertEquals(
        List.of("title too-long", "tags bad-tag"),
        refused.problem().fields().stream().map(each -> each.name() + " " + each.code()).toList());
    var status = new SuggestionChange(null, null, null, null, "nonsense");
    var unknown = assertThrows(ProblemException.class, () -> edit(id, desk.staff, "\"1\"", status));
    assertEquals("unknown-choice", unknown.problem().fields().get(0).code());
  }

  @Test
  public void anEditCanEmptyTheDescription() throws Exception {
    long id = submit("Title", "Body", List.of());
    var change = new SuggestionChange(null, "", null, null, null);
    assertEquals("", edit(id, desk.ann, "\"1\"", change).body());
  }

  @Test
  public void tenThousandTagsAreRefused() {
    List<String> tags =
        java.util.stream.IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();
    var request =
        FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion("phone", "T", "", tags));
    assertEquals(422, refused(request).problem().status());
  }

  @Test
  public void theAuthorEditsWithTheEntityTagThatTheAnswerCarried() throws Exception {
    long id = submit("Before", "Body", List.of("one"));
    Reply shown = desk.call(ONE, FakeRequest.get("/").with("id", id));
    SuggestionAnswer edited =
        edit(id, desk.ann, header(shown, "ETag"), change("After", List.of("two")));
    assertEquals("After", edited.title());
    assertEquals("Body", edited.body());
    assertEquals(List.of("two"), edited.tags());
    assertEquals(2, edited.version());
  }

  @Test
  public void aCommentMeanwhileDoesNotStandInTheWayOfAnEdit() throws Exception {
    long id = submit("Before", "", List.of());
    Reply shown = desk.call(ONE, FakeRequest.get("/").with("id", id));
    comment(id, "Hello");
    assertEquals(2, edit(id, desk.ann, header(shown, "ETag"), change("After", null)).version());
  }

  @Test
  public void anEditWithoutAnEntityTagIsRefused() throws Exception {
    long id = submit("Before", "", List.of());
    var request = FakeRequest.of("PATCH", "/").with("id", id).by(desk.ann);
    var refused =
        assertThrows(
            ProblemException.class, () -> desk.call(ONE, request.json(change("After", null))));
    assertEquals(428, refused.problem().status());
  }

  @Test
  public void anEditOfWhatWasEditedMeanwhileIsRefused() throws Exception {
    long id = submit("Before", "", List.of());
    edit(id, desk.ann, "\"1\"", change("First", null));
    var refused =
        assertThrows(
            ProblemException.class, () -> edit(id, desk.ann, "\"1\"", change("Second", null)));
    assertEquals(412, refused.problem().status());
    assertEquals("First", show(id).title());
  }

  @Test
  public void nobodyElseEdits() throws Exception {
    long id = submit("Before", "", List.of());
    var refused =
        assertThrows(
            ProblemException.class, () -> edit(id, desk.bob, "\"1\"", change("Mine", null)));
    assertEquals(403, refused.problem().status());
  }

  @Test
  public void theAuthorDoesNotSetTheStatus() throws Exception {
    long id = submit("Before", "", List.of());
    var change = new SuggestionChange(null, null, null, null, "shipped");
    var refused = assertThrows(ProblemException.class, () -> edit(id, desk.ann, "\"1\"", change));
    assertEquals(403, refused.problem().status());
  }

  @Test
  public void staffSetTheStatusAndTheJournalTells() throws Exception {
    long id = submit("Before", "", List.of());
    var change = new SuggestionChange(null, null, null, null, "planned");
    assertEquals("planned", edit(id, desk.staff, "\"1\"", change).status());
    var told =
        desk.journal.payloads(CareJournal.STATUS_CHANGED, CareJournal.StatusChanged.class).get(0);
    assertEquals("open", told.was());
    assertEquals("planned", told.status());
    assertTrue(desk.journal.payloads(Authoring.EDITED, Authoring.Edited.class).isEmpty());
  }

  @Test
  public void commentsAreCounted() throws Exception {
    long id = submit("Title", "", List.of());
    comment(id, "one");
    comment(id, "two");
    assertEquals(Integer.valueOf(2), show(id).commentCount());
  }

  @Test
  public void withoutCommentsNothingIsCounted() throws Exception {
    long id = submit("Title", "", List.of());
    desk.withoutComments();
    assertNull(show(id).commentCount());
    assertNull(list().get(0).commentCount());
  }

  @Test
  public void aListIsThereWhileCommentsAreAwayOrFail() throws Exception {
    long id = submit("Title", "", List.of());
    for (RuntimeException away :
        List.of(
            new ModuleUnavailableException("comments", "it is being replaced", null),
            new ModuleFailureException("comments", "it threw an error", null))) {
      desk.discussions.failWith(away);
      assertNull(show(id).commentCount());
      assertEquals(1, list().size());
    }
  }

  @Test
  public void withoutVotingThereIsNoOrderByVotes() {
    var refused =
        assertThrows(
            ProblemException.class,
            () -> desk.call(LIST, FakeRequest.get(LIST).query("sort", "trending")));
    assertEquals(422, refused.problem().status());
  }

  private long submit(String title, String body, List<String> tags) throws Exception {
    var request =
        FakeRequest.post(LIST).by(desk.ann).json(new NewSuggestion("phone", title, body, tags));
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  private SuggestionAnswer show(long id) throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", id));
  }

  private List<SuggestionAnswer> list() throws Exception {
    Slice<?> listed = desk.answer(Slice.class, LIST, FakeRequest.get(LIST));
    return listed.items().stream().map(SuggestionAnswer.class::cast).toList();
  }

  private SuggestionAnswer edit(long id, Member by, String ifMatch, SuggestionChange change)
      throws Exception {
    var request = FakeRequest.of("PATCH", "/").with("id", id).by(by).header("If-Match", ifMatch);
    return desk.answer(SuggestionAnswer.class, ONE, request.json(change));
  }

  private void comment(long id, String body) throws Exception {
    desk.comment(id, desk.bob, body);
  }

  private ProblemException refused(FakeRequest request) {
    return assertThrows(ProblemException.class, () -> desk.call(LIST, request));
  }

  private static SuggestionChange change(String title, List<String> tags) {
    return new SuggestionChange(title, null, tags, null, null);
  }

  private static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
