package dev.millet.search.text;

import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ConditionalTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Adds the parts of words that are joined with capital letters: of {@code TableView} there are
 * {@code Table} and {@code View}, too. All other words stay as they are.
 */
final class JoinedWordFilter extends ConditionalTokenFilter {

  private static final Pattern JOINED = Pattern.compile("\\p{Ll}\\p{Lu}");
  private static final int PARTS_AND_WHOLE =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
          | WordDelimiterGraphFilter.PRESERVE_ORIGINAL;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  JoinedWordFilter(TokenStream words) {
    super(words, each -> new WordDelimiterGraphFilter(each, PARTS_AND_WHOLE, null));
  }

  @Override
  protected boolean shouldFilter() {
    return JOINED.matcher(term).find();
  }
}
