package dev.millet.pages;

import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.owasp.html.PolicyFactory;

/**
 * CommonMark, then the sanitizer: the first leaves raw HTML out, the second lets through only what
 * it knows. Nesting is bounded before anything walks the tree, so that neither the stack nor the
 * time runs away.
 */
@Component(service = Markdown.class)
public final class SafeMarkdown implements Markdown {

  private static final int MAX_SOURCE_LENGTH = 100_000;
  private static final int DEEPEST_BLOCKS = 24;
  private static final int KEPT = 4_000_000;

  /** An excerpt of n code points is looked for in this many times as many of the source. */
  private static final int EXCERPT_REACH = 4;

  private final Parser parser;
  private final HtmlRenderer renderer;
  private final PolicyFactory policy;
  private final RenderedTexts lately = new RenderedTexts(KEPT);

  @Activate
  public SafeMarkdown() {
    List<Extension> extensions = List.of(AutolinkExtension.create());
    parser =
        Parser.builder()
            .maxOpenBlockParsers(DEEPEST_BLOCKS)
            .postProcessor(new Bounds())
            .postProcessor(new WideStops())
            .extensions(extensions)
            .customInlineContentParserFactory(new EscapedAt.Finder())
            .build();
    renderer =
        HtmlRenderer.builder()
            .extensions(extensions)
            .escapeHtml(true)
            .nodeRendererFactory(ImageLinks::new)
            .nodeRendererFactory(EscapedAt.Renderer::new)
            .build();
    policy = ProsePolicy.create();
  }

  @Override
  public Html render(String source) {
    if (source.isBlank()) {
      return Html.EMPTY;
    }
    Optional<Html> known = lately.find(source);
    if (known.isPresent()) {
      return known.get();
    }
    Node document = parser.parse(MarkdownSource.fit(source, MAX_SOURCE_LENGTH));
    Html html = new Html(policy.sanitize(renderer.render(document)));
    lately.keep(source, html);
    return html;
  }

  @Override
  public String excerpt(String source, int codePoints) {
    if (codePoints < 1) {
      throw new IllegalArgumentException("an excerpt has at least 1 code point: " + codePoints);
    }
    int reach =
        Math.min(
            MAX_SOURCE_LENGTH,
            codePoints > MAX_SOURCE_LENGTH / EXCERPT_REACH
                ? MAX_SOURCE_LENGTH
                : codePoints * EXCERPT_REACH + 200);
    return PlainText.of(parser.parse(MarkdownSource.fit(source, reach)), codePoints);
  }
}
