package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;

import dev.millet.testing.TestDatabase;
import org.junit.Test;

/** Two suggestions become duplicates, or are withdrawn, in the order that is worst for them. */
public final class DuplicateRacesTest extends SuggestionWriters {

  public DuplicateRacesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whatIsBeingWithdrawnHasNoDuplicates() throws Exception {
    long original = submit();
    long id = submit();
    var outcome = race.run(handle -> withdraw(original), () -> status(id, "duplicate", original));
    assertEquals(422, outcome.second());
  }

  @Test
  public void whatOthersAreDuplicatesOfIsNotWithdrawn() throws Exception {
    long original = submit();
    long id = submit();
    var outcome = race.run(handle -> status(id, "duplicate", original), () -> withdraw(original));
    assertEquals(409, outcome.second());
  }

  @Test
  public void twoAreNotMadeDuplicatesOfEachOther() throws Exception {
    long one = submit();
    long other = submit();
    var outcome =
        race.run(handle -> status(one, "duplicate", other), () -> status(other, "duplicate", one));
    assertEquals(422, outcome.second());
    assertEquals("open", show(other).status());
  }

  @Test
  public void duplicatesMakeNoChain() throws Exception {
    long first = submit();
    long second = submit();
    long third = submit();
    var outcome =
        race.run(
            handle -> status(first, "duplicate", second), () -> status(second, "duplicate", third));
    assertEquals(422, outcome.second());
    assertEquals("open", show(second).status());
  }
}
