package dev.millet.pages;

import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a document in one line, without its form. Walks without recursion. */
final class PlainText {

  private static final String ELLIPSIS = "…";

  private final StringBuilder words = new StringBuilder();
  private final int codePoints;

  private PlainText(int codePoints) {
    this.codePoints = codePoints;
  }

  /** At most so many code points, an ellipsis included where something is left out. */
  static String of(Node document, int codePoints) {
    PlainText text = new PlainText(codePoints);
    for (Node node = document; node != null && !text.isFull(); node = next(node)) {
      text.append(node);
    }
    return text.cut();
  }

  private boolean isFull() {
    return words.length() > 2 * codePoints + 2;
  }

  private static Node next(Node node) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node at = node;
    while (at != null && at.getNext() == null) {
      at = at.getParent();
    }
    return at == null ? null : at.getNext();
  }

  private void append(Node node) {
    if (node instanceof Text text) {
      append(text.getLiteral());
    } else if (node instanceof EscapedAt) {
      append("@");
    } else if (node instanceof Code code) {
      append(code.getLiteral());
    } else if (node instanceof HtmlInline html) {
      append(html.getLiteral());
    } else if (node instanceof HtmlBlock html) {
      space();
      append(html.getLiteral());
    } else if (node instanceof FencedCodeBlock code) {
      space();
      append(code.getLiteral());
    } else if (node instanceof IndentedCodeBlock code) {
      space();
      append(code.getLiteral());
    } else if (node instanceof SoftLineBreak
        || node instanceof HardLineBreak
        || node instanceof Block) {
      space();
    }
  }

  private void append(String text) {
    for (int i = 0; i < text.length() && !isFull(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        space();
      } else {
        words.append(text.charAt(i));
      }
    }
  }

  private void space() {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }

  private String cut() {
    String all = words.toString().strip();
    if (all.codePointCount(0, all.length()) <= codePoints) {
      return all;
    }
    int end = all.offsetByCodePoints(0, codePoints - 1);
    return all.substring(0, end).stripTrailing() + ELLIPSIS;
  }
}
