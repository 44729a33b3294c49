package dev.millet.pages;

import org.commonmark.node.Block;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.PostProcessor;

/**
 * Takes inlines out of what is nested too deeply for those that walk the tree by recursion, and
 * links out where references repeat their targets beyond measure. Each node is moved at most once.
 *
 * <p>The parser's own limit on nested inlines would make it take quadratic time (commonmark 0.32:
 * 14 s for 100,000 characters of alternating delimiters, against 20 ms without the limit).
 */
final class Bounds implements PostProcessor {

  private static final int DEEPEST = 24;

  /** How many characters the targets of all links may have: as many as the longest source. */
  private static final int MAX_LINKS_LENGTH = 100_000;

  @Override
  public Node process(Node document) {
    new Walk().over(document);
    return document;
  }

  /** One walk in document order, without recursion. */
  private static final class Walk {

    private int links;
    private int depth;

    void over(Node document) {
      Node node = document;
      while (node != null) {
        links += targetLength(node);
        if (isSurplus(node)) {
          node = unwrapped(node);
        } else if (node.getFirstChild() != null) {
          depth += node instanceof Block ? 0 : 1;
          node = node.getFirstChild();
        } else {
          node = after(node);
        }
      }
    }

    private boolean isSurplus(Node node) {
      boolean deep = depth > DEEPEST && node.getFirstChild() != null;
      return deep || (links > MAX_LINKS_LENGTH && targetLength(node) > 0);
    }

    /** Puts the children in the node's place and answers what comes next. */
    private Node unwrapped(Node node) {
      Node first = node.getFirstChild();
      for (Node child = first; child != null; child = node.getFirstChild()) {
        node.insertBefore(child);
      }
      Node next = first == null ? after(node) : first;
      node.unlink();
      return next;
    }

    /** Returns what follows when a node and all in it are done. */
    private Node after(Node done) {
      Node node = done;
      while (node.getNext() == null) {
        node = node.getParent();
        if (node == null) {
          return null;
        }
        depth -= node instanceof Block ? 0 : 1;
      }
      return node.getNext();
    }
  }

  private static int targetLength(Node node) {
    if (node instanceof Link link) {
      return length(link.getDestination()) + length(link.getTitle());
    }
    if (node instanceof Image image) {
      return length(image.getDestination()) + length(image.getTitle());
    }
    return 0;
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }
}
