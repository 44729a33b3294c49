package dev.millet.search.query;

import dev.millet.search.index.WordCounts;
import org.apache.lucene.index.IndexReader;

/** The rarity of words among the documents. */
final class Rarity {

  private final WordCounts.Of counts;
  private final int all;

  Rarity(WordCounts counts, IndexReader reader) {
    this.counts = counts.of(reader);
    // with the documents of before a change, which the frequencies of words count, too
    this.all = Math.max(1, reader.maxDoc());
  }

  /** Returns the rarity of a word, as BM25 has it: near 0 for what all documents have. */
  double of(String word) {
    int some = Math.min(all, counts.documents(word));
    return Math.log(1 + (all - some + 0.5) / (some + 0.5));
  }

  /** Returns which share of the documents has a word, from 0 to 1. */
  double share(String word) {
    return Math.min(all, counts.documents(word)) / (double) all;
  }
}
