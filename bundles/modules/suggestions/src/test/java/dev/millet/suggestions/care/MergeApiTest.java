package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectMerged;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.CareInput.NewMerge;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.MergeApi.ProposalAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;

/** The team merges suggestions and takes it back; members propose it. */
public final class MergeApiTest extends CaredFor {

  private static final String PROPOSALS = "/api/v1/suggestions/merge-proposals";
  private long other;

  public MergeApiTest(TestDatabase test) {
    super(test);
  }

  @Before
  public void second() throws Exception {
    other = submit("夜间模式");
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
    Job job =
        desk.contributions(Job.class).stream()
            .filter(each -> each.name().equals("suggestions.merges"))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 2; i++) {
      assertEquals(
          Next.LATER,
          job.handler()
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
                  }));
    }
    var told = desk.journal.payloads(SubjectMerged.MERGED, SubjectMerged.class);
    assertEquals(2, told.size());
    assertNull(told.get(1).by());
    assertEquals("planned", unmerge().status());
  }

  @Test
  public void whatWasMergedIntoIsNotWithdrawn() throws Exception {
    merge(other, null);
    FakeRequest request = FakeRequest.of("DELETE", "/").with("id", other).by(desk.ann);
    assertEquals(409, code(() -> desk.call(ONE, request)).status());
    unmerge();
    assertEquals(204, desk.call(ONE, request).status());
  }

  @Test
  public void membersProposeAndTheTeamMerges() throws Exception {
    ProposalAnswer made = propose(desk.bob, other, "Same thing");
    assertEquals(other, made.into());
    assertEquals(List.of(id), proposals().stream().map(ProposalAnswer::suggestion).toList());
    propose(desk.bob, submit("Night mode"), "");
    assertEquals(1, proposals().size());
    propose(desk.ann, other, "");
    assertEquals(2, proposals().size());
    String page = html(page(FakeRequest.get("/").with("id", id).by(desk.staff)));
    assertTrue(page, page.contains("/suggestions/" + id + "/merge?into=%23" + other));
    assertFalse(
        html(page(FakeRequest.get("/").with("id", id).by(desk.bob))).contains("merge?into"));
    merge(other, null);
    assertEquals(List.of(), proposals());
    assertEquals(409, code(() -> propose(desk.bob, other, "")).status());
  }

  @Test
  public void theTeamDismissesAProposalAndWhoMadeItIsTold() throws Exception {
    propose(desk.bob, other, "Same thing");
    hear();
    assertEquals(1, desk.notices.told(Proposing.PROPOSED).size());
    FakeRequest request =
        FakeRequest.of("DELETE", "/").with("id", id).with("member", desk.bob.id()).by(desk.staff);
    assertEquals(204, desk.call(ONE + "/merge-proposals/{member}", request).status());
    assertEquals(List.of(), proposals());
    hear();
    assertEquals(List.of(desk.bob.id()), desk.notices.told(Proposing.DISMISSED).get(0).members());
    assertEquals(404, code(() -> desk.call(ONE + "/merge-proposals/{member}", request)).status());
  }

  @Test
  public void aMemberProposesAtMostFifty() throws Exception {
    for (int i = 0; i < 50; i++) {
      id = submit("Night mode " + i);
      propose(desk.bob, other, "");
    }
    id = submit("One more");
    assertEquals("limit-reached", code(() -> propose(desk.bob, other, "")).code());
  }

  private CareAnswer merge(Long into, String note) throws Exception {
    return put("merge", desk.staff, new NewMerge(into, note));
  }

  private CareAnswer unmerge() throws Exception {
    FakeRequest request =
        FakeRequest.of("DELETE", "/merge")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "\"" + care().revision() + "\"");
    return desk.answer(CareAnswer.class, ONE + "/merge", request);
  }

  private ProposalAnswer propose(Member by, Long into, String note) throws Exception {
    FakeRequest request =
        FakeRequest.post("/").with("id", id).by(by).json(new NewMerge(into, note));
    return desk.answer(ProposalAnswer.class, ONE + "/merge-proposals", request);
  }

  private List<ProposalAnswer> proposals() throws Exception {
    return desk
        .answer(Slice.class, PROPOSALS, FakeRequest.get(PROPOSALS).by(desk.staff))
        .items()
        .stream()
        .map(ProposalAnswer.class::cast)
        .toList();
  }

  private String field(Long into) {
    Problem problem = code(() -> merge(into, null));
    assertEquals("into", problem.fields().get(0).name());
    return problem.fields().get(0).code();
  }

  private interface Call {
    Object run() throws Exception;
  }

  private static Problem code(Call call) {
    return assertThrows(ProblemException.class, call::run).problem();
  }

  private List<String> kinds() throws Exception {
    return timeline().stream().map(each -> each.kind()).toList();
  }

  private SubjectCatalog catalog() {
    return desk.contributions(Offer.class).stream()
        .filter(each -> each.api() == SubjectCatalog.class)
        .map(each -> (SubjectCatalog) each.implementation())
        .filter(each -> each.type().equals(Suggestion.SUBJECT_TYPE))
        .findFirst()
        .orElseThrow();
  }

  private Reply page(FakeRequest request) throws Exception {
    return desk.call("/suggestions/{id}", request);
  }

  private static String html(Reply reply) {
    assertNotNull(reply);
    return new String(
        ((Reply.Bytes) reply.body()).content(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private int heard;

  /** Has the subscriptions of notices hear of what the journal was told since the last time. */
  private void hear() throws Exception {
    List<JournalEntry> all = desk.journal.entries();
    for (; heard < all.size(); heard++) {
      for (Subscription each : desk.contributions(Subscription.class)) {
        boolean ours =
            List.of("suggestions.notices", "suggestions.merged-followers").contains(each.name());
        if (ours && each.types().contains(all.get(heard).type())) {
          each.handler().handle(List.of(all.get(heard)));
        }
      }
    }
  }
}
