package dev.millet.search.query;

import dev.millet.search.query.Marked.Mark;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Marks what matches: in a whole title, or in the best passage of a text. */
final class Highlighter extends UnifiedHighlighter {

  private static final int PASSAGE = 160;
  private static final int MAX_PASSAGE = 320;

  private Highlighter(Builder builder) {
    super(builder);
  }

  static Highlighter ofTitles(IndexSearcher searcher, Analyzer words) {
    return new Highlighter(
        base(searcher, words).withBreakIterator(WholeBreakIterator::new).withFormatter(WHOLE));
  }

  static Highlighter ofTexts(IndexSearcher searcher, Analyzer words) {
    return new Highlighter(
        base(searcher, words)
            .withBreakIterator(
                () ->
                    LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getWordInstance(Locale.ROOT), PASSAGE, 0.5f))
            .withFormatter(BEST));
  }

  private static Builder base(IndexSearcher searcher, Analyzer words) {
    return new Builder(searcher, words) {}.withFieldMatcher(field -> true).withWeightMatches(false);
  }

  /** Returns the marked field of documents, in their order. */
  List<Marked> mark(String field, Query query, int[] documents) throws IOException {
    Map<String, Object[]> found =
        highlightFieldsAsObjects(new String[] {field}, query, documents, new int[] {1});
    List<Marked> marked = new ArrayList<>();
    for (Object each : found.get(field)) {
      marked.add(each == null ? new Marked("", List.of()) : (Marked) each);
    }
    return marked;
  }

  private static final PassageFormatter WHOLE =
      new PassageFormatter() {
        @Override
        public Marked format(Passage[] passages, String content) {
          return marked(passages, content, 0, content.length(), "", "");
        }
      };

  private static final PassageFormatter BEST =
      new PassageFormatter() {
        @Override
        public Marked format(Passage[] passages, String content) {
          int from = passages.length == 0 ? 0 : passages[0].getStartOffset();
          int end = passages.length == 0 ? content.length() : passages[0].getEndOffset();
          int to = Math.min(end, from + MAX_PASSAGE);
          return marked(
              passages, content, from, to, from > 0 ? "… " : "", to < content.length() ? " …" : "");
        }
      };

  private static Marked marked(
      Passage[] passages, String content, int from, int to, String before, String after) {
    List<Mark> marks = new ArrayList<>();
    String text = before + content.substring(from, to) + after;
    int shift = before.length() - from;
    for (Passage passage : passages) {
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int begin = passage.getMatchStarts()[i];
        int end = passage.getMatchEnds()[i];
        if (begin >= from && end <= to) {
          add(marks, text.codePointCount(0, begin + shift), text.codePointCount(0, end + shift));
        }
      }
    }
    return new Marked(text, List.copyOf(marks));
  }

  private static void add(List<Mark> marks, int from, int to) {
    Mark last = marks.isEmpty() ? null : marks.get(marks.size() - 1);
    if (last != null && from <= last.to()) {
      marks.set(marks.size() - 1, new Mark(last.from(), Math.max(last.to(), to)));
    } else {
      marks.add(new Mark(from, to));
    }
  }
}
