package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewDue;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.CareInput.NewTags;
import dev.millet.suggestions.http.TimelineApi.EventAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Staff take care of a suggestion: an owner, a day, an answer. */
public final class CareApiTest extends CaredFor {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  public CareApiTest(TestDatabase test) {
    super(test);
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
}
