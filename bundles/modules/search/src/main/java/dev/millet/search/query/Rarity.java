package dev.millet.search.query;

import dev.millet.search.index.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/** The rarity of words among the documents, each looked up once. For one thread. */
final class Rarity {

  private final IndexReader reader;
  private final int all;
  private final Map<String, Integer> documents = new HashMap<>();

  Rarity(IndexReader reader) {
    this.reader = reader;
    // with the documents of before a change, which the frequencies of words count, too
    this.all = Math.max(1, reader.maxDoc());
  }

  /** Returns the rarity of a word, as BM25 has it: near 0 for what all documents have. */
  double of(String word) {
    int some = Math.min(all, documents(word));
    return Math.log(1 + (all - some + 0.5) / (some + 0.5));
  }

  /** Returns which share of the documents has a word. */
  double share(String word) {
    return documents(word) / (double) all;
  }

  private int documents(String word) {
    return documents.computeIfAbsent(word, this::count);
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
