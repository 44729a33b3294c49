package dev.millet.search.query;

import dev.millet.search.index.Fields;
import dev.millet.search.text.TypedWord;
import dev.millet.search.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a text that tell it from others, with how much each counts: rare ones more, and
 * those of the title more than those of the text. What nearly every document has, such as the same
 * beginning of all titles, counts nothing. There are few of them, however long the text is, so that
 * finding what is similar costs about the same with a thousand documents and with a hundred
 * thousand.
 */
final class SimilarQuery {

  /** The most words that are looked for. */
  static final int MAX_WORDS = 24;

  private static final int MAX_TITLE = 60;
  private static final int MAX_TEXT = 120;
  private static final double TEXT = 0.4;

  /** Pairs and single characters count alike, whether they are rare or not. */
  private static final double PAIR = 3;

  private static final float TITLE_FIELD = 2f;

  /** Words that more than this share of the documents have are passed over, unless few are left. */
  private static final double COMMON = 0.1;

  /** Words that more than this share of the documents have tell nothing. */
  private static final double NEARLY_ALL = 0.5;

  private static final int FEW = 4;

  private final Map<String, Double> weights;

  private SimilarQuery(Map<String, Double> weights) {
    this.weights = weights;
  }

  /** Makes the query of a title and a text, which may be empty. */
  static SimilarQuery of(Words indexed, Rarity rarity, String title, String text) {
    Map<String, Typed> typed = new LinkedHashMap<>();
    TypedWord.of(indexed, title, MAX_TITLE).forEach(word -> add(typed, word, 1));
    TypedWord.of(indexed, text, MAX_TEXT).forEach(word -> add(typed, word, TEXT));
    List<Map.Entry<String, Double>> rare = new ArrayList<>();
    List<Map.Entry<String, Double>> common = new ArrayList<>();
    for (Map.Entry<String, Typed> each : typed.entrySet()) {
      double share = rarity.share(each.getKey());
      if (share > 0 && share <= NEARLY_ALL) {
        double worth = each.getValue().whole() ? rarity.of(each.getKey()) : PAIR;
        (share > COMMON ? common : rare)
            .add(Map.entry(each.getKey(), each.getValue().weight() * worth));
      }
    }
    if (rare.size() < FEW) {
      rare.addAll(common);
    }
    rare.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()));
    Map<String, Double> kept = new LinkedHashMap<>();
    rare.stream().limit(MAX_WORDS).forEach(each -> kept.put(each.getKey(), each.getValue()));
    return new SimilarQuery(kept);
  }

  private record Typed(boolean whole, double weight) {}

  private static void add(Map<String, Typed> words, TypedWord word, double weight) {
    if (!EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word.text())) {
      words.putIfAbsent(word.text(), new Typed(word.whole(), weight));
    }
  }

  boolean isEmpty() {
    return weights.isEmpty();
  }

  int size() {
    return weights.size();
  }

  /** Returns the query, whose scores are those of the words that a document has. */
  Query query() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    weights.forEach(
        (word, weight) -> {
          float boost = weight.floatValue();
          query.add(
              new BoostQuery(new TermQuery(new Term(Fields.TITLE, word)), boost * TITLE_FIELD),
              Occur.SHOULD);
          query.add(
              new BoostQuery(new TermQuery(new Term(Fields.TEXT, word)), boost), Occur.SHOULD);
        });
    return query.build();
  }

  /** Returns how much of the weight the words have that a text has too, from 0 to 1. */
  double share(Set<String> words) {
    double all = weights.values().stream().mapToDouble(each -> each).sum();
    double there =
        weights.entrySet().stream()
            .filter(each -> words.contains(each.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return all == 0 ? 0 : there / all;
  }

  /** Returns those of the words that a text has, too. */
  Set<String> common(Set<String> words) {
    Set<String> common = new HashSet<>(weights.keySet());
    common.retainAll(words);
    return common;
  }
}
