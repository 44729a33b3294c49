package dev.millet.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Days that no calendar shows, types that cannot be read, and results without votes. */
@RunWith(Parameterized.class)
public final class SearchLimitsTest {

  private final TestDatabase test;
  private Shelf shelf;

  public SearchLimitsTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    shelf = new Shelf(test);
  }

  @After
  public void close() {
    shelf.close();
  }

  @Test
  public void daysOutsideOfTheCalendarAreRefused() throws Exception {
    shelf.put(1, "Lamp", "");
    for (String day :
        List.of("+999999999-12-31", "-999999999-01-01", "+10000-01-01", "0000-12-31", "today")) {
      for (String field : List.of("from", "to")) {
        ProblemException refused =
            assertThrows(
                ProblemException.class, () -> shelf.found(Shelf.search("lamp").query(field, day)));
        assertEquals(field, refused.problem().fields().get(0).name());
        assertEquals("no-day", refused.problem().fields().get(0).code());
      }
    }
    FakeRequest widest = Shelf.search("lamp").query("from", "0001-01-01").query("to", "9999-12-31");
    assertEquals(0, shelf.found(widest).count());
  }

  @Test
  public void aTypeThatCannotBeReadIsToldAndComesBack() throws Exception {
    shelf.put(1, "Lamp", "");
    assertTrue(shelf.found(Shelf.search("lamp")).complete());
    shelf.notes.broken = true;
    shelf.put(2, "Lamp", "");
    SearchAnswer answer = shelf.found(Shelf.search("lamp"));
    assertFalse(answer.complete());
    shelf.notes.broken = false;
    assertEquals(2, shelf.found(Shelf.search("lamp")).count());
    assertTrue(shelf.found(Shelf.search("lamp")).complete());
  }

  @Test
  public void nobodyFindsWhatNoOwnerSaysAnythingOf() throws Exception {
    shelf.put(1, "Lamp", "");
    shelf.described(false);
    SearchAnswer answer = shelf.found(Shelf.search("lamp").by(shelf.staff));
    assertEquals(List.of(), answer.items());
    assertEquals(0, answer.count());
    assertFalse(page().contains("Lamp"));
    shelf.described(true);
    assertEquals(1, shelf.found(Shelf.search("lamp")).count());
  }

  @Test
  public void aFullIndexFindsWhatIsNewByItsTitleOnly() throws Exception {
    try (Shelf small = new Shelf(test, 0)) {
      small.put(1, "Lamp", "Under a shade");
      assertEquals(List.of(1L), small.find("lamp"));
      small.put(2, "Lantern", "Under a roof");
      assertEquals(List.of(2L), small.find("lantern"));
      assertEquals(List.of(), small.find("roof"));
      Reply size = small.call(FakeRequest.get("/api/v1/search/index"));
      var answer = (SearchApi.IndexAnswer) ((Reply.JsonValue) size.body()).value();
      assertTrue(answer.toString(), answer.full());
      assertEquals(2, answer.documents());
    }
    shelf.put(1, "Lamp", "Under a shade");
    assertEquals(List.of(1L), shelf.find("shade"));
  }

  @Test
  public void onlyWhatIsVotedOnShowsVotes() throws Exception {
    shelf.put(1, "Lamp", "");
    assertFalse(page().contains("entry-vote"));
    shelf.vote = "<b>7</b>";
    assertFalse(page().contains("<b>7</b>"));
    shelf.notes.votes = true;
    assertTrue(page(), page().contains("<div class=\"entry-vote\"><b>7</b></div>"));
  }

  private String page() throws Exception {
    Reply reply = shelf.call(FakeRequest.get("/search").query("q", "lamp"));
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
