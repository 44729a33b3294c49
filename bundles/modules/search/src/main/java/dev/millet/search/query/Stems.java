package dev.millet.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The stems of English words, as the index has them beside the words. */
final class Stems {

  private Stems() {}

  static String of(String word) {
    KeywordTokenizer whole = new KeywordTokenizer();
    whole.setReader(new java.io.StringReader(word));
    try (TokenStream stream = new PorterStemFilter(whole)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      return stream.incrementToken() ? term.toString() : word;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
