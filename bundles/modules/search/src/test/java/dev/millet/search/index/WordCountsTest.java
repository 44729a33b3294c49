package dev.millet.search.index;

import static org.junit.Assert.assertEquals;

import dev.millet.api.search.SearchDocument;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** How many documents have a word: kept for a while, but for what none had. */
public final class WordCountsTest {

  private final SearchIndex index = new SearchIndex(1 << 24);

  @After
  public void close() {
    index.close();
  }

  @Test
  public void theFirstDocumentWithAWordCountsAtOnce() {
    put(1, 100, "dark mode");
    assertEquals(0, documents("录"));
    put(101, 101, "录屏");
    assertEquals(1, documents("录"));
  }

  @Test
  public void whatIsKnownIsKeptUntilTheIndexHasGrown() {
    put(1, 100, "dark mode");
    assertEquals(100, documents("dark"));
    put(101, 104, "dark mode");
    assertEquals(100, documents("dark"));
    put(105, 110, "dark mode");
    assertEquals(110, documents("dark"));
  }

  private void put(int first, int last, String title) {
    List<SearchDocument> some =
        IntStream.rangeClosed(first, last)
            .mapToObj(id -> SearchDocument.of(Subject.of("note", id), title, "/notes/" + id))
            .toList();
    index.put(some, 1);
    index.refresh();
  }

  private int documents(String word) {
    return index.search(searcher -> index.counts().of(searcher.getIndexReader()).documents(word));
  }
}
