package dev.millet.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * How many documents have a word. To compare texts word by word takes thousands of these numbers,
 * which Lucene looks up in each part of the index; they are kept until the index has become a
 * twentieth larger or smaller, since the rarity of a word hardly changes by then. Thread-safe.
 */
public final class WordCounts {

  private static final int MAX_KEPT = 50_000;
  private static final int PART = 20;

  private volatile Kept kept = new Kept(0, new ConcurrentHashMap<>());

  /** The counts that were looked up when the index had so many documents. */
  private record Kept(int documents, Map<String, Integer> counts) {

    boolean isGoodFor(int now) {
      return Math.abs((long) now - documents) * PART <= documents && counts.size() < MAX_KEPT;
    }
  }

  /** The counts of one reader. */
  public static final class Of {
    private final IndexReader reader;
    private final Map<String, Integer> counts;

    private Of(IndexReader reader, Map<String, Integer> counts) {
      this.reader = reader;
      this.counts = counts;
    }

    /** Returns how many documents had a word when it was looked up; 0 for none. */
    public int documents(String word) {
      Integer known = counts.get(word);
      if (known != null) {
        return known;
      }
      int count = count(word);
      if (count > 0) {
        // the first document with a word counts at once
        counts.put(word, count);
      }
      return count;
    }

    private int count(String word) {
      try {
        return Math.max(
            reader.docFreq(new Term(Fields.TEXT, word)),
            reader.docFreq(new Term(Fields.TITLE, word)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the counts for a reader of the index. */
  public Of of(IndexReader reader) {
    int now = reader.maxDoc();
    if (!kept.isGoodFor(now)) {
      kept = new Kept(now, new ConcurrentHashMap<>());
    }
    return new Of(reader, kept.counts());
  }
}
