package dev.millet.pages;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * An at sign behind a backslash: what follows is not mentioned. It is shown with a place to break
 * the line behind it, which nobody sees or copies, and which keeps it apart from a handle.
 */
final class EscapedAt extends CustomNode {

  /** Finds it before the parser makes plain text of it. */
  static final class Finder implements InlineContentParserFactory {

    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('\\');
    }

    @Override
    public InlineContentParser create() {
      return state -> {
        Scanner scanner = state.scanner();
        scanner.next();
        return scanner.next('@')
            ? ParsedInline.of(new EscapedAt(), scanner.position())
            : ParsedInline.none();
      };
    }
  }

  /** Shows it. */
  static final class Renderer implements NodeRenderer {

    private final HtmlWriter html;

    Renderer(HtmlNodeRendererContext context) {
      this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(EscapedAt.class);
    }

    @Override
    public void render(Node node) {
      html.text("@");
      html.tag("wbr");
    }
  }
}
