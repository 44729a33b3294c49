package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.http.CareInput.NewMerge;
import dev.millet.suggestions.http.MergeApi.ProposalAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;

/** Members propose merges, and the team merges or dismisses. */
public final class MergeProposalsTest extends MergedCase {

  private static final String PROPOSALS = "/api/v1/suggestions/merge-proposals";

  public MergeProposalsTest(TestDatabase test) {
    super(test);
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

  @Test
  public void theTeamDismissesEachOfMany() throws Exception {
    Member last = null;
    for (int i = 0; i < 22; i++) {
      last = desk.members.add("proposer" + i);
      propose(last, other, "");
    }
    FakeRequest request =
        FakeRequest.of("DELETE", "/").with("id", id).with("member", last.id()).by(desk.staff);
    assertEquals(204, desk.call(ONE + "/merge-proposals/{member}", request).status());
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
}
