package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.lists.Slice;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectMerged;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The team merges suggestions and takes it back. */
public final class MergeApiTest extends MergedCase {

  public MergeApiTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void bothSidesAndTheJournalTellOfAMerge() throws Exception {
    merge(other, "Both ask for a dark mode");
    assertEquals("duplicate", care().status());
    assertEquals(Long.valueOf(other), care().duplicateOf());
    assertEquals("Both ask for a dark mode", timeline().get(1).note());
    var told = desk.journal.payloads(SubjectMerged.MERGED, SubjectMerged.class);
    assertEquals(Suggestion.subject(id), told.get(0).subject());
    assertEquals(Suggestion.subject(other), told.get(0).into());
    assertEquals(Long.valueOf(desk.staff.id()), told.get(0).by());
    assertEquals(
        Map.of("" + other, List.of(Suggestion.subject(id))), catalog().merged(List.of("" + other)));
    id = other;
    assertEquals("merged", timeline().get(1).kind());
  }

  @Test
  public void unmergedItHasItsFormerStatusWhateverMayFollow() throws Exception {
    put("status", desk.staff, new NewStatus("in-progress", null, null));
    long first = id;
    merge(other, null);
    CareAnswer care = unmerge();
    assertEquals("in-progress", care.status());
    assertNull(care.duplicateOf());
    assertEquals(1, desk.journal.payloads(SubjectMerged.UNMERGED, SubjectMerged.class).size());
    assertEquals(Map.of(), catalog().merged(List.of("" + other)));
    id = other;
    assertEquals(List.of("received", "merged", "unmerged"), kinds());
    id = first;
    assertEquals(409, code(this::unmerge).status());
    assertEquals("suggestions.not-merged", code(this::unmerge).code());
  }

  @Test
  public void mergedElsewhereItIsUnmergedFirstAndReturnsToTheStatusBeforeBoth() throws Exception {
    long third = submit("Night mode");
    put("status", desk.staff, new NewStatus("planned", null, null));
    merge(other, null);
    merge(third, null);
    assertEquals(Long.valueOf(third), care().duplicateOf());
    List<String> types =
        desk.journal.entries().stream()
            .map(JournalEntry::type)
            .filter(each -> each.startsWith("subjects."))
            .toList();
    assertEquals(
        List.of(SubjectMerged.MERGED, SubjectMerged.UNMERGED, SubjectMerged.MERGED), types);
    assertEquals("planned", unmerge().status());
  }

  @Test
  public void aStatusThatIsSetByHandTakesTheMergeBackToo() throws Exception {
    merge(other, null);
    put("status", desk.staff, new NewStatus("under-review", null, null));
    assertEquals(1, desk.journal.payloads(SubjectMerged.UNMERGED, SubjectMerged.class).size());
    assertEquals(Map.of(), catalog().merged(List.of("" + other)));
  }

  @Test
  public void whatCannotBeMergedSaysWhy() throws Exception {
    assertEquals("missing", field(null));
    assertEquals("itself", field(id));
    assertEquals("unknown", field(999_999L));
    merge(other, null);
    long first = id;
    id = submit("Night mode");
    assertEquals("chain", field(first));
    id = other;
    assertEquals("has-duplicates", field(submit("Dim the screen")));
  }

  @Test
  public void neitherIsMergedTwiceWithTheSame() throws Exception {
    merge(other, null);
    merge(other, null);
    assertEquals(1, desk.journal.payloads(SubjectMerged.MERGED, SubjectMerged.class).size());
  }

  @Test
  public void visitorsAndMembersAreLedOnAndTheTeamReadsIt() throws Exception {
    merge(other, null);
    Reply led = page(FakeRequest.get("/").with("id", id));
    assertEquals(302, led.status());
    assertEquals("/suggestions/" + other, dev.millet.suggestions.Desk.location(led));
    assertEquals(302, page(FakeRequest.get("/").with("id", id).by(desk.bob)).status());
    Reply read = page(FakeRequest.get("/").with("id", id).by(desk.staff));
    assertEquals(200, read.status());
    assertTrue(html(read).contains("action=\"/suggestions/" + id + "/unmerge\""));
    unmerge();
    assertEquals(200, page(FakeRequest.get("/").with("id", id)).status());
  }

  @Test
  public void followersAreUnitedAndToldOnceAndASilentStatusIsNotTold() throws Exception {
    merge(other, null);
    hear();
    Subject first = Suggestion.subject(id);
    assertEquals(Map.of(first, Suggestion.subject(other)), desk.notices.united());
    List<Notice> told = desk.notices.told("suggestions.merged");
    assertEquals(1, told.size());
    assertEquals(Suggestion.subject(other), told.get(0).subject());
    assertEquals(first, told.get(0).about());
    assertEquals(List.of(), desk.notices.told(CareJournal.STATUS_CHANGED));
    unmerge();
    hear();
    assertEquals(Map.of(), desk.notices.united());
    assertEquals(1, desk.notices.told(CareJournal.STATUS_CHANGED).size());
  }

  @Test
  public void whatAnEarlierVersionRecordedBecomesAMergeOnce() throws Exception {
    put("status", desk.staff, new NewStatus("planned", null, null));
    merge(other, null);
    desk.database.write(handle -> handle.execute("DELETE FROM suggestions_merges"));
    for (int i = 0; i < 2; i++) {
      assertEquals(Next.LATER, catchUp());
    }
    var told = desk.journal.payloads(SubjectMerged.MERGED, SubjectMerged.class);
    assertEquals(2, told.size());
    assertNull(told.get(1).by());
    assertEquals("planned", unmerge().status());
  }

  @Test
  public void aListShowsTheOneThatStays() throws Exception {
    merge(other, null);
    assertEquals(List.of(other), listed(FakeRequest.get("/")));
    assertEquals(List.of(other), listed(FakeRequest.get("/").query("product", "phone")));
    assertEquals(List.of(id), listed(FakeRequest.get("/").query("status", "duplicate")));
    assertEquals(
        List.of(other, id), listed(FakeRequest.get("/").by(desk.ann).query("mine", "true")));
    unmerge();
    assertEquals(List.of(other, id), listed(FakeRequest.get("/")));
  }

  private List<Long> listed(FakeRequest request) throws Exception {
    List<Long> ids = new ArrayList<>();
    for (Object each :
        desk.answer(Slice.class, "/api/v1/suggestions", request.query("sort", "newest")).items()) {
      ids.add(((SuggestionAnswer) each).id());
    }
    return ids;
  }

  @Test
  public void whatCannotBeMergedKeepsNoOtherWaiting() throws Exception {
    merge(other, null);
    desk.database.write(
        handle -> {
          for (long gone = 1; gone <= 120; gone++) {
            handle.execute(
                """
                INSERT INTO suggestions_care (suggestion_id, product_id, revision, received_at,
                    duplicate_of, waiting, unowned, unanswered, open_owner_id)
                SELECT -c.suggestion_id - ?, c.product_id, c.revision, c.received_at,
                    1, 0, 0, 0, 0 FROM suggestions_care c WHERE c.suggestion_id = ?
                """,
                gone,
                id);
          }
          return handle.execute("DELETE FROM suggestions_merges");
        });
    assertEquals(Next.LATER, catchUp());
    assertEquals(2, desk.journal.payloads(SubjectMerged.MERGED, SubjectMerged.class).size());
    assertEquals("open", unmerge().status());
  }

  private Next catchUp() throws Exception {
    Job job =
        desk.contributions(Job.class).stream()
            .filter(each -> each.name().equals("suggestions.merges"))
            .findFirst()
            .orElseThrow();
    return job.handler()
        .run(
            new dev.millet.api.jobs.JobRun() {
              @Override
              public boolean isEnding() {
                return false;
              }

              @Override
              public int failures() {
                return 0;
              }
            });
  }

  @Test
  public void whatWasMergedIntoIsNotWithdrawn() throws Exception {
    merge(other, null);
    FakeRequest request = FakeRequest.of("DELETE", "/").with("id", other).by(desk.ann);
    assertEquals(409, code(() -> desk.call(ONE, request)).status());
    unmerge();
    assertEquals(204, desk.call(ONE, request).status());
  }
}
