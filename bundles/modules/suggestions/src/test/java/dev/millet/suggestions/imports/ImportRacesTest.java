package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.imports.Importing.Answer;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Two nodes import the same at the same moment, or somebody edits what is imported. */
@RunWith(Parameterized.class)
public final class ImportRacesTest {

  private static final String DESCRIBED =
      """
      {"kind": "product", "slug": "phone", "name": "手机", "description": "Calls"}
      """;

  private static final String ROWS =
      """
      {"id": "T-1", "source": "jira", "title": "Dark mode", "author": "u1", "product": "Watch", "comments": [{"body": "so do I", "author": "u2"}]}
      {"id": "T-2", "source": "jira", "title": "深色模式", "author": "u2", "product": "Watch", "status": "duplicate", "duplicateOf": "T-1"}
      """;

  private final Desk desk;
  private final Importing here;
  private final Importing there;
  private final Race race;

  public ImportRacesTest(TestDatabase test) {
    desk = new Desk(test, new BallotsFake());
    here = new Importing(desk);
    there = new Importing(new Desk(test, new BallotsFake()));
    race = new Race(desk.database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
  }

  @Test
  public void rowsThatTwoNodesImportAtOnceAreThereOnce() throws Exception {
    Answer[] second = new Answer[1];
    var outcome = race.run(handle -> here.take(ROWS), () -> second[0] = there.take(ROWS));
    assertTrue(outcome.waited());
    assertEquals(2, count("SELECT COUNT(*) FROM suggestions_suggestions"));
    assertEquals(2, count("SELECT COUNT(*) FROM suggestions_imported"));
    assertEquals(1, desk.discussions.all().size());
    assertEquals(1, count("SELECT COUNT(*) FROM products_products"));
    assertEquals(2L, ((Number) second[0].count("suggestions", "unchanged")).longValue());
    assertEquals(0L, number(second[0], "products"));
  }

  @Test
  public void aProductThatTwoNodesDescribeAtOnceIsThereOnce() throws Exception {
    Answer[] second = new Answer[1];
    var outcome = race.run(handle -> here.take(DESCRIBED), () -> second[0] = there.take(DESCRIBED));
    assertTrue(outcome.waited());
    assertEquals(1, count("SELECT COUNT(*) FROM products_products"));
    assertEquals(0L, number(second[0], "products"));
  }

  @Test
  public void aProductThatIsEditedWhileItIsDescribedHasTheLastDescription() throws Exception {
    there.take(DESCRIBED);
    var outcome =
        race.run(
            handle -> desk.products.put(new NewProduct("phone", "Phone", "", 0)),
            () -> there.take(DESCRIBED));
    assertTrue(outcome.waited());
    assertEquals("手机", product().name());
  }

  private Product product() {
    return desk.products.find("phone").orElseThrow();
  }

  private static long number(Answer answer, String what) {
    return ((Number) answer.summary().get(what)).longValue();
  }

  private int count(String sql) {
    return desk.database.read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
