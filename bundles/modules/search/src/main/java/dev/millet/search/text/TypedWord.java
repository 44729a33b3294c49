package dev.millet.search.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * A word that somebody typed.
 *
 * @param text as it is compared
 * @param paired whether it is a pair of Chinese, Japanese or Korean characters
 * @param whole whether it is no such script: a word that has a stem and may be mistyped
 * @param from where it begins in what was typed
 * @param to where it ends
 */
public record TypedWord(String text, boolean paired, boolean whole, int from, int to) {

  private static final int MAX_LENGTH = 60;

  /**
   * Returns the words of a text, in their order.
   *
   * @param limit how many at most
   */
  public static List<TypedWord> of(Words words, String text, int limit) {
    List<TypedWord> found = new ArrayList<>();
    try (TokenStream stream = words.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      stream.reset();
      while (found.size() < limit && stream.incrementToken()) {
        if (term.length() <= MAX_LENGTH) {
          String kind = type.type();
          boolean paired = kind.equals(CJKBigramFilter.DOUBLE_TYPE);
          boolean whole = !paired && !kind.equals(CJKBigramFilter.SINGLE_TYPE);
          found.add(
              new TypedWord(
                  term.toString(), paired, whole, offset.startOffset(), offset.endOffset()));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
