package dev.millet.search;

import static dev.millet.search.Shelf.ids;
import static dev.millet.search.Shelf.search;
import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.products.Audience;
import dev.millet.api.products.Product;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchFeed;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectsChanged;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What changes beside the start of search or on a node without it, moves, or is merged. */
@RunWith(Parameterized.class)
public final class SearchFeedTest {

  private final TestDatabase test;
  private Shelf shelf;

  public SearchFeedTest(TestDatabase test) {
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
  public void aChangeThatBeganBeforeSearchAndEndsAfterItsFirstReadingIsFound() throws Exception {
    Database writer = shelf.database;
    SearchFeed absent = new SearchFeed("note", () -> null, shelf.journal);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> change =
          thread.submit(
              () -> {
                writer.write(
                    handle -> {
                      absent.changed(1);
                      begun.countDown();
                      read.await();
                      return null;
                    });
                shelf.notes.all.put(1L, note(1, "Lamp"));
                return null;
              });
      begun.await();
      assertEquals(List.of(), shelf.find("lamp"));
      read.countDown();
      change.get();
    } finally {
      thread.shutdownNow();
    }
    shelf.hear();
    assertEquals(List.of(1L), shelf.find("lamp"));
  }

  @Test
  public void aChangeOfANodeWithoutSearchIsFoundOnTheOthers() throws Exception {
    shelf.find("lamp");
    for (Supplier<SearchChanges> search : List.<Supplier<SearchChanges>>of(() -> null, Gone::new)) {
      long id = System.nanoTime();
      FakeJournal there = shelf.journal;
      SearchFeed feed = new SearchFeed("note", search, there);
      shelf.database.write(
          handle -> {
            feed.changed(List.of(id, id + 1));
            return null;
          });
      shelf.notes.all.put(id, note(id, "Lamp" + id));
      assertEquals(List.of(), shelf.find("lamp" + id));
      shelf.hear();
      assertEquals(List.of(id), shelf.find("lamp" + id));
    }
    assertEquals(2, shelf.journal.payloads(SubjectsChanged.TYPE, SubjectsChanged.class).size());
  }

  /** Search that has just been taken away. */
  private static final class Gone implements SearchChanges {

    @Override
    public void changed(java.util.Collection<Subject> subjects) {
      throw new ModuleUnavailableException("search", "search has gone", Duration.ZERO);
    }
  }

  @Test
  public void theJournalIsToldNothingWhereSearchIsThere() {
    SearchFeed feed = new SearchFeed("note", shelf::changes, shelf.journal);
    shelf.database.write(
        handle -> {
          feed.changed(1);
          return null;
        });
    assertEquals(List.of(), shelf.journal.entries());
  }

  @Test
  public void partsMoveToTheProductOfTheirWhole() throws Exception {
    Product one = shelf.product("One " + System.nanoTime(), Audience.EVERYBODY);
    Product two = shelf.product("Two " + System.nanoTime(), Audience.EVERYBODY);
    shelf.put(1, "Lamp", "", each -> each.withProduct(one.id()));
    shelf.put(2, "Remark", "", each -> part(2, one));
    assertEquals(List.of(2L), ids(shelf.found(search("remark").query("product", one.slug()))));
    shelf.put(1, "Lamp", "", each -> each.withProduct(two.id()));
    assertEquals(List.of(), ids(shelf.found(search("remark").query("product", one.slug()))));
    assertEquals(List.of(2L), ids(shelf.found(search("remark").query("product", two.slug()))));
  }

  private static SearchDocument part(long id, Product product) {
    return SearchDocument.ofPart(Subject.of("note", id), "Lamp", "/notes/1#" + id)
        .within(Subject.of("note", 1))
        .withText("A remark")
        .withProduct(product.id());
  }

  @Test
  public void whatWasMergedIsFoundByItsStatusAlone() throws Exception {
    shelf.put(1, "A lamp at night", "", each -> each.withStatus("open"));
    shelf.put(
        2,
        "Lamp for reading in the dark",
        "",
        each -> each.withStatus("merged").mergedInto(Subject.of("note", 1)));
    shelf.put(3, "Windows that open", "");
    assertEquals(List.of(1L), shelf.find("lamp"));
    assertEquals(List.of(2L), ids(shelf.found(search("lamp").query("status", "merged"))));
    assertEquals(List.of("1"), SimilarTest.ids(SimilarTest.similar(shelf, "Reading in the dark")));
    assertEquals(List.of("3"), SimilarTest.ids(SimilarTest.similar(shelf, "Windows open")));
  }

  private static SearchDocument note(long id, String title) {
    return SearchDocument.of(Subject.of("note", id), title, "/notes/" + id);
  }
}
