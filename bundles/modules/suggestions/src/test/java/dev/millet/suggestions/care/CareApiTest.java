package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewDue;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.CareInput.NewTags;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.TimelineApi.EventAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CareApiTest {

  private static final String ONE = "/api/v1/suggestions/{id}";
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private final Desk desk;
  private long id;

  public CareApiTest(TestDatabase test) {
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
  public void nobodyTakesCareAtFirstAndTheAnswerIsPromised() throws Exception {
    CareAnswer care = care();
    assertNull(care.owner());
    assertNull(care.answeredAt());
    assertEquals(15, care.promise().minutes());
    assertNull("it can still be kept", care.promise().kept());
  }

  @Test
  public void anOwnerIsSeenOnTheSuggestionInTheTimelineAndInTheJournal() throws Exception {
    assertEquals("staff", put("owner", desk.staff, new NewOwner("staff")).owner().handle());
    assertEquals("staff", show().owner().handle());
    EventAnswer told = timeline().get(1);
    assertEquals("assigned", told.kind());
    assertEquals("staff", told.became());
    var entries = desk.journal.payloads(CareJournal.ASSIGNED, CareJournal.Assigned.class);
    assertEquals(List.of(desk.staff.id()), entries.stream().map(each -> each.owner()).toList());
  }

  @Test
  public void anOwnerIsOneOfStaff() throws Exception {
    assertEquals("not-staff", refused("owner", new NewOwner("bob")).fields().get(0).code());
    assertEquals("unknown", refused("owner", new NewOwner("nobody")).fields().get(0).code());
    assertNull(care().owner());
  }

  @Test
  public void whatIsSetAlreadyIsNotToldTwice() throws Exception {
    put("owner", desk.staff, new NewOwner("staff"));
    put("owner", desk.staff, new NewOwner("staff"));
    assertEquals(2, timeline().size());
  }

  @Test
  public void aDayThatMovesLaterNeedsAReasonAndStaysVisible() throws Exception {
    LocalDate first = TODAY.plusDays(5);
    LocalDate second = TODAY.plusDays(12);
    put("due", desk.staff, new NewDue(first.toString(), null));
    Problem problem = refused("due", new NewDue(second.toString(), "\u3164 "));
    assertEquals("reason", problem.fields().get(0).name());
    assertEquals(first.toString(), care().due());

    put("due", desk.staff, new NewDue(second.toString(), "The screen supplier is late"));

    assertEquals(second.toString(), show().due());
    EventAnswer moved = timeline().get(2);
    assertEquals("due-moved", moved.kind());
    assertEquals(first.toString(), moved.was());
    assertEquals(second.toString(), moved.became());
    assertEquals("The screen supplier is late", moved.note());
    var told = desk.journal.payloads(CareJournal.DUE_CHANGED, CareJournal.DueChanged.class);
    assertEquals(first.toString(), told.get(1).was());
  }

  @Test
  public void aDayThatComesEarlierNeedsNoReason() throws Exception {
    put("due", desk.staff, new NewDue(TODAY.plusDays(9).toString(), null));
    put("due", desk.staff, new NewDue(TODAY.plusDays(2).toString(), null));
    assertEquals(TODAY.plusDays(2).toString(), care().due());
  }

  @Test
  public void aDayIsTakenBackWithAReasonOnly() throws Exception {
    put("due", desk.staff, new NewDue(TODAY.plusDays(9).toString(), null));
    assertEquals(422, refused("due", new NewDue(null, null)).status());
    put("due", desk.staff, new NewDue(null, "We know too little"));
    assertNull(care().due());
    assertEquals("due-removed", timeline().get(2).kind());
  }

  @Test
  public void aDayThatCannotBePromisedIsRefused() throws Exception {
    assertEquals("past", code("due", new NewDue(TODAY.minusDays(3).toString(), null)));
    assertEquals("too-far", code("due", new NewDue(TODAY.plusYears(6).toString(), null)));
    assertEquals("no-day", code("due", new NewDue("soon", null)));
    assertEquals("no-day", code("due", new NewDue("2026-02-30", null)));
    assertEquals(1, timeline().size());
  }

  @Test
  public void theOfficialAnswerIsRevisedAndTheWordingBeforeIsKept() throws Exception {
    put("answer", desk.staff, new NewAnswer("We *will*."));
    CareAnswer revised = put("answer", desk.staff, new NewAnswer("We will in spring."));
    assertEquals("We will in spring.", revised.answer().body());
    assertEquals("staff", revised.answer().by().handle());
    assertEquals(
        List.of("answered", "answer-revised"),
        timeline().stream().skip(1).map(EventAnswer::kind).toList());
    assertEquals("We *will*.", timeline().get(1).body());
  }

  @Test
  public void theFirstAnswerKeepsThePromiseAndLaterOnesDoNotMoveIt() throws Exception {
    CareAnswer first = put("answer", desk.staff, new NewAnswer("Yes."));
    assertTrue(first.promise().kept());
    CareAnswer second = put("answer", desk.staff, new NewAnswer("Yes!"));
    assertEquals(first.answeredAt(), second.answeredAt());
  }

  @Test
  public void aCommentOfStaffIsAnAnswerToo() throws Exception {
    comment(desk.bob, "Me too");
    assertNull(care().answeredAt());
    comment(desk.staff, "We look at it");
    assertNotNull(care().answeredAt());
  }

  @Test
  public void nobodyAnswersThemselves() throws Exception {
    id = submitBy(desk.staff, "Mine");
    comment(desk.staff, "To be precise");
    assertNull(care().answeredAt());
  }

  @Test
  public void aNoteWithAStatusIsAnAnswerToo() throws Exception {
    put("status", desk.staff, new NewStatus("under-review", "", null));
    assertNull(care().answeredAt());
    put("status", desk.staff, new NewStatus("planned", "For the spring build", null));
    assertNotNull(care().answeredAt());
    assertEquals("For the spring build", timeline().get(2).note());
  }

  @Test
  public void aStatusThatMayNotFollowIsRefusedAndSaysWhatMay() throws Exception {
    put("status", desk.staff, new NewStatus("shipped", null, null));
    Problem problem = refused("status", new NewStatus("planned", null, null));
    assertEquals(409, problem.status());
    assertEquals("suggestions.transition", problem.code());
    assertTrue(problem.detail(), problem.detail().contains("in-progress, under-review"));
    assertEquals("shipped", care().status());
    assertEquals(List.of("in-progress", "under-review"), care().next());
  }

  @Test
  public void aDuplicateNamesTheOtherAndBothSayIt() throws Exception {
    long other = submit("夜间模式");
    assertEquals("missing", code("status", new NewStatus("duplicate", null, null)));
    assertEquals("itself", code("status", new NewStatus("duplicate", null, id)));
    assertEquals("unknown", code("status", new NewStatus("duplicate", null, 999_999L)));
    assertEquals("not-duplicate", code("status", new NewStatus("planned", null, other)));

    put("status", desk.staff, new NewStatus("duplicate", null, other));

    assertEquals(Long.valueOf(other), care().duplicateOf());
    assertEquals(Long.valueOf(other), timeline().get(1).duplicateOf());
    long first = id;
    id = other;
    assertEquals(List.of(first), care().duplicates());
    assertEquals("chain", code("status", new NewStatus("duplicate", null, first)));
  }

  @Test
  public void whatIsNoDuplicateAnyMoreNamesNobody() throws Exception {
    long other = submit("夜间模式");
    put("status", desk.staff, new NewStatus("duplicate", null, other));
    put("status", desk.staff, new NewStatus("open", null, null));
    assertNull(care().duplicateOf());
  }

  @Test
  public void aDuplicateTakesNeitherVotesNorComments() throws Exception {
    put("status", desk.staff, new NewStatus("duplicate", null, submit("夜间模式")));
    SubjectDescription description = describe();
    assertFalse(description.isOpen(Ballots.VOTES));
    assertFalse(description.isOpen(Discussions.COMMENTS));
    var refused = assertThrows(ProblemException.class, () -> comment(desk.bob, "Still"));
    assertEquals(409, refused.problem().status());
    assertEquals("subject-closed", refused.problem().code());
  }

  @Test
  public void anotherRevisionIsRefusedAndNothingIsLost() throws Exception {
    put("owner", desk.staff, new NewOwner("staff"));
    var request = request("owner", desk.staff, "\"1\"").json(new NewOwner(null));
    var refused = assertThrows(ProblemException.class, () -> desk.call(ONE + "/owner", request));
    assertEquals(412, refused.problem().status());
    assertEquals("staff", care().owner().handle());
  }

  @Test
  public void votesCommentsAndTheAuthorsEditsDoNotStandInTheWayOfStaff() throws Exception {
    int revision = care().revision();
    comment(desk.bob, "Me too");
    desk.call(
        ONE + "/tags",
        FakeRequest.of("PUT", "/")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "\"1\"")
            .json(new NewTags(List.of("UI", "夜间"))));
    assertEquals(revision, care().revision());
    assertEquals(List.of("ui", "夜间"), show().tags());
  }

  @Test
  public void theTimelineIsReadAPageAtATime() throws Exception {
    put("owner", desk.staff, new NewOwner("staff"));
    put("status", desk.staff, new NewStatus("planned", null, null));
    put("due", desk.staff, new NewDue(TODAY.plusDays(1).toString(), null));
    for (int limit : new int[] {1, 2, 3}) {
      List<String> kinds = new ArrayList<>();
      String after = "";
      while (after != null) {
        var slice =
            desk.answer(
                Slice.class,
                ONE + "/timeline",
                FakeRequest.get("/")
                    .with("id", id)
                    .query("limit", "" + limit)
                    .query("after", after));
        assertTrue(slice.items().size() <= limit);
        slice.items().forEach(item -> kinds.add(((EventAnswer) item).kind()));
        after = slice.next();
      }
      assertEquals(List.of("received", "assigned", "status-changed", "due-set"), kinds);
    }
  }

  @Test
  public void anEventOfAKindThatOnlyANewerVersionKnowsIsPassedOver() throws Exception {
    desk.database.write(
        handle ->
            handle.execute(
                "INSERT INTO suggestions_events (suggestion_id, kind, happened_at)"
                    + " SELECT s.id, 'celebrated', s.created_at FROM suggestions_suggestions s"));
    assertEquals(1, timeline().size());
  }

  private CareAnswer put(String part, Member by, Object body) throws Exception {
    String tag = "\"" + care().revision() + "\"";
    return desk.answer(CareAnswer.class, ONE + "/" + part, request(part, by, tag).json(body));
  }

  private FakeRequest request(String part, Member by, String tag) {
    return FakeRequest.of("PUT", "/" + part).with("id", id).by(by).header("If-Match", tag);
  }

  private Problem refused(String part, Object body) {
    return assertThrows(ProblemException.class, () -> put(part, desk.staff, body)).problem();
  }

  private String code(String part, Object body) {
    return refused(part, body).fields().get(0).code();
  }

  private CareAnswer care() throws Exception {
    return desk.answer(CareAnswer.class, ONE + "/care", FakeRequest.get("/").with("id", id));
  }

  private SuggestionAnswer show() throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", id));
  }

  private List<EventAnswer> timeline() throws Exception {
    return desk
        .answer(Slice.class, ONE + "/timeline", FakeRequest.get("/").with("id", id))
        .items()
        .stream()
        .map(EventAnswer.class::cast)
        .toList();
  }

  private long submit(String title) throws Exception {
    return submitBy(desk.ann, title);
  }

  private long submitBy(Member author, String title) throws Exception {
    var request =
        FakeRequest.post("/").by(author).json(new NewSuggestion("phone", title, "", List.of()));
    return desk.answer(SuggestionAnswer.class, "/api/v1/suggestions", request).id();
  }

  private void comment(Member by, String body) throws Exception {
    desk.comment(id, by, body);
  }

  private SubjectDescription describe() {
    return desk.contributions(Offer.class).stream()
        .filter(offer -> offer.api() == SubjectCatalog.class)
        .map(offer -> ((SubjectCatalog) offer.implementation()).describe(List.of("" + id)))
        .findFirst()
        .orElseThrow()
        .get("" + id);
  }
}
