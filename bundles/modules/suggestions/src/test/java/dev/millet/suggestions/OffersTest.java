package dev.millet.suggestions;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.suggestions.api.SuggestionDirectory;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

/** The offers of suggestions to other modules. */
public final class OffersTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final TestDatabase DATABASE = TestDatabase.hsqldb();

  private final Desk desk = new Desk(DATABASE);

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
  }

  @Test
  public void theCatalogKnowsTitleAndPageAndWhetherVotingIsOpen() throws Exception {
    String id = Long.toString(submit("Dark mode"));
    var known = offer(SubjectCatalog.class).describe(List.of(id, "999999", "x"));
    assertEquals(Set.of(id), known.keySet());
    assertEquals("Dark mode", known.get(id).title());
    assertEquals("/suggestions/" + id, known.get(id).path());
    assertTrue(known.get(id).isOpen(Ballots.VOTES));
  }

  @Test
  public void votingEndsWhenNothingIsLeftToDecide() throws Exception {
    long id = submit("Dark mode");
    var change = new SuggestionChange(null, null, null, null, "shipped");
    desk.call(
        LIST + "/{id}",
        FakeRequest.of("PATCH", "/")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "*")
            .json(change));
    String subject = Long.toString(id);
    assertFalse(
        offer(SubjectCatalog.class).describe(List.of(subject)).get(subject).isOpen(Ballots.VOTES));
  }

  @Test
  public void theDirectoryKnowsSuggestionsByTheirIds() throws Exception {
    long id = submit("Dark mode");
    var found = offer(SuggestionDirectory.class).byIds(List.of(id, id + 1000));
    assertEquals(Set.of(id), found.keySet());
    assertEquals("phone", found.get(id).product());
    assertEquals("open", found.get(id).status());
    assertEquals(Long.valueOf(desk.ann.id()), found.get(id).author());
  }

  private long submit(String title) throws Exception {
    var body = new NewSuggestion("phone", title, "", List.of());
    return desk.answer(SuggestionAnswer.class, LIST, FakeRequest.post(LIST).by(desk.ann).json(body))
        .id();
  }

  private <T> T offer(Class<T> api) {
    return desk.contributions(Offer.class).stream()
        .map(Offer::implementation)
        .filter(api::isInstance)
        .map(api::cast)
        .findFirst()
        .orElseThrow();
  }
}
