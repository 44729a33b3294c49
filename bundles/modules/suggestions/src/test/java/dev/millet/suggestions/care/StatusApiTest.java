package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.util.List;
import org.junit.Test;

/** Staff give a suggestion another status, and close it as a duplicate. */
public final class StatusApiTest extends CaredFor {

  public StatusApiTest(TestDatabase test) {
    super(test);
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

  private SubjectDescription describe() {
    return desk.contributions(Offer.class).stream()
        .filter(offer -> offer.api() == SubjectCatalog.class)
        .map(offer -> ((SubjectCatalog) offer.implementation()).describe(List.of("" + id)))
        .findFirst()
        .orElseThrow()
        .get("" + id);
  }
}
