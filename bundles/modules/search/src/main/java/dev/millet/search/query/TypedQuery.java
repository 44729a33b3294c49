package dev.millet.search.query;

import dev.millet.search.index.Fields;
import dev.millet.search.text.TypedWord;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes a query of what somebody typed into a box: most words have to be there, each as it stands,
 * as the beginning of a longer one while it is being typed, or with a letter or two mistyped.
 */
final class TypedQuery {

  /** The number of words that are looked at; those behind are passed over. */
  static final int MAX_WORDS = 24;

  private static final float TITLE = 3f;
  private static final float MISTYPED = 0.4f;
  private static final float BEGUN = 0.6f;
  private static final int ONE_MISTAKE = 4;
  private static final int TWO_MISTAKES = 8;
  private static final int EXPANSIONS = 30;

  private TypedQuery() {}

  /**
   * Returns the query.
   *
   * @param words not empty
   * @param begun whether the last word may go on
   */
  static Query of(List<TypedWord> words, boolean begun) {
    List<Query> whole = new ArrayList<>();
    List<Query> common = new ArrayList<>();
    List<Query> pairs = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      TypedWord word = words.get(i);
      Query query = word(word, begun && i == words.size() - 1);
      if (!word.whole()) {
        pairs.add(query);
      } else if (EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word.text())) {
        common.add(query);
      } else {
        whole.add(query);
      }
    }
    boolean onlyCommon = whole.isEmpty() && pairs.isEmpty();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    add(all, whole, whole.size() <= 2 ? whole.size() : whole.size() * 3 / 4);
    add(all, pairs, pairs.size() <= 1 ? pairs.size() : (pairs.size() + 1) / 2);
    if (onlyCommon) {
      add(all, common, common.size());
    } else {
      common.forEach(query -> all.add(query, Occur.SHOULD));
    }
    return all.build();
  }

  private static void add(BooleanQuery.Builder all, List<Query> some, int most) {
    if (!some.isEmpty()) {
      BooleanQuery.Builder builder = new BooleanQuery.Builder();
      some.forEach(query -> builder.add(query, Occur.SHOULD));
      all.add(builder.setMinimumNumberShouldMatch(most).build(), Occur.MUST);
    }
  }

  private static Query word(TypedWord word, boolean begun) {
    List<Query> ways = new ArrayList<>();
    add(ways, Fields.TITLE, word, begun, TITLE);
    add(ways, Fields.TEXT, word, begun, 1f);
    return new DisjunctionMaxQuery(ways, 0.1f);
  }

  private static void add(
      List<Query> ways, String field, TypedWord word, boolean begun, float weight) {
    Term term = new Term(field, word.text());
    ways.add(new BoostQuery(new TermQuery(term), weight));
    if (!word.whole()) {
      return;
    }
    String stem = Stems.of(word.text());
    if (!stem.equals(word.text())) {
      ways.add(new BoostQuery(new TermQuery(new Term(field, stem)), weight * 0.8f));
    }
    if (begun && word.text().length() > 1) {
      ways.add(new BoostQuery(new PrefixQuery(term), weight * BEGUN));
    }
    int letters = word.text().codePointCount(0, word.text().length());
    if (letters >= ONE_MISTAKE && word.text().chars().allMatch(Character::isLetter)) {
      int mistakes = letters >= TWO_MISTAKES ? 2 : 1;
      ways.add(
          new BoostQuery(new FuzzyQuery(term, mistakes, 1, EXPANSIONS, true), weight * MISTYPED));
    }
  }
}
