package dev.millet.suggestions.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.modules.ModuleFailureException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** The list of suggestions through the API: filters, slices, and what other modules add. */
public final class ListApiTest extends SubmittedSuggestions {

  public ListApiTest(TestDatabase test) {
    super(test);
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
}
