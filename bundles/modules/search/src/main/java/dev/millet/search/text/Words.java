package dev.millet.search.text;

import java.io.Reader;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Makes words of texts in any language: full width folded, lower case, traditional Chinese
 * simplified. Chinese, Japanese and Korean become pairs of characters, other words stay whole. The
 * names of a few languages, such as C#, are words although they end in a sign.
 */
public final class Words extends Analyzer {

  private static final Pattern C_SHARP =
      Pattern.compile("(?<![\\p{L}\\p{N}])[CcＣｃ][#＃](?![\\p{L}\\p{N}])");
  private static final Pattern F_SHARP =
      Pattern.compile("(?<![\\p{L}\\p{N}])[FfＦｆ][#＃](?![\\p{L}\\p{N}])");
  private static final Pattern C_PLUS_PLUS = Pattern.compile("(?<![\\p{L}\\p{N}])[CcＣｃ][+＋]{2}");

  /** The tokenizer takes a dotted name for one word; its parts are looked for, too. */
  private static final Pattern JOINT = Pattern.compile("(?<=\\p{L})[._·](?=\\p{L})");

  private final SimplifiedCharacters characters;
  private final boolean indexing;

  private Words(SimplifiedCharacters characters, boolean indexing) {
    this.characters = characters;
    this.indexing = indexing;
  }

  /**
   * Returns the words of what is to be found: of Chinese the single characters as well, beside
   * English words their stems, and beside joined words such as {@code TableView} their parts.
   */
  public static Words indexed() {
    return new Words(SimplifiedCharacters.read(), true);
  }

  /**
   * Returns the words of what somebody types: as they stand, a single character where it is one.
   */
  public Words typed() {
    return new Words(characters, false);
  }

  @Override
  protected Reader initReader(String field, Reader text) {
    return initReaderForNormalization(field, text);
  }

  @Override
  protected Reader initReaderForNormalization(String field, Reader text) {
    Reader sharp = new PatternReplaceCharFilter(C_SHARP, "csharp", text);
    Reader signs =
        new PatternReplaceCharFilter(
            C_PLUS_PLUS, "cplusplus", new PatternReplaceCharFilter(F_SHARP, "fsharp", sharp));
    return new PatternReplaceCharFilter(JOINT, " ", signs);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokenizer = new StandardTokenizer();
    TokenStream parted = indexing ? new JoinedWordFilter(tokenizer) : tokenizer;
    TokenStream folded = new LowerCaseFilter(new CJKWidthFilter(parted));
    TokenStream simplified = new SimplifiedFilter(folded, characters);
    int scripts =
        CJKBigramFilter.HAN
            | CJKBigramFilter.HIRAGANA
            | CJKBigramFilter.KATAKANA
            | CJKBigramFilter.HANGUL;
    TokenStream pairs = new CJKBigramFilter(simplified, scripts, indexing);
    TokenStream all =
        indexing
            ? new RemoveDuplicatesTokenFilter(new PorterStemFilter(new KeywordRepeatFilter(pairs)))
            : pairs;
    return new TokenStreamComponents(tokenizer, all);
  }
}
