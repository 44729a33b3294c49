package dev.millet.pages;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Shows an image as a link to it: a picture loaded from elsewhere tells its owner who reads what,
 * and may change after it was written.
 */
final class ImageLinks implements NodeRenderer {

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;

  ImageLinks(HtmlNodeRendererContext context) {
    this.context = context;
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Image.class);
  }

  @Override
  public void render(Node node) {
    Image image = (Image) node;
    html.tag("a", Map.of("href", context.encodeUrl(image.getDestination())));
    if (image.getFirstChild() == null) {
      html.text(image.getDestination());
    }
    for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
    html.tag("/a");
  }
}
