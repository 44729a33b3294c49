package dev.millet.pages;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/**
 * Splits plain text at full-width punctuation, so that a bare address in Chinese or Japanese text,
 * where no space follows it, ends before the punctuation. Runs before addresses become links.
 */
final class WideStops implements PostProcessor {

  private static final String STOPS = "，。；：！？、（）【】〔〕「」『』《》〈〉“”‘’…";

  @Override
  public Node process(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            split(text);
          }
        });
    return document;
  }

  private static void split(Text text) {
    String literal = text.getLiteral();
    int from = 0;
    for (int i = 1; i < literal.length(); i++) {
      if (isStop(literal.charAt(i)) != isStop(literal.charAt(i - 1))) {
        text.insertBefore(new Text(literal.substring(from, i)));
        from = i;
      }
    }
    if (from > 0) {
      text.setLiteral(literal.substring(from));
    }
  }

  private static boolean isStop(char c) {
    return STOPS.indexOf(c) >= 0;
  }
}
