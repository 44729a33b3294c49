package dev.millet.search.text;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Replaces traditional Chinese characters by simplified ones; offsets stay those of the text. */
final class SimplifiedFilter extends TokenFilter {

  private final SimplifiedCharacters characters;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  SimplifiedFilter(TokenStream input, SimplifiedCharacters characters) {
    super(input);
    this.characters = characters;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String text = term.toString();
    int[] mapped = text.codePoints().map(characters::of).toArray();
    term.setEmpty().append(new String(mapped, 0, mapped.length));
    return true;
  }
}
