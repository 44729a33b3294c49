package dev.millet.testing;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * Renders the compiled templates and the messages on the class path, without a shell around them.
 */
public final class PlainPages implements Pages {

  private final TemplateEngine engine;

  /**
   * Renders the templates of a bundle.
   *
   * @param packageName where they are compiled to, such as {@code dev.millet.voting.templates}
   */
  public PlainPages(String packageName) {
    engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, PlainPages.class.getClassLoader(), packageName);
  }

  @Override
  public Reply page(Request request, Page page) {
    String body = fragment(request, page.template(), page.model()).markup();
    String title = escaped(page.title());
    // the shell has the heading and the tabs of the settings
    String heading = page.menu() == Menu.SETTINGS ? "<h1>" + title + "</h1>" : "";
    return Reply.html("<title>" + title + "</title>" + heading + body).withStatus(page.status());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  @Override
  public Html fragment(Request request, String template, Object model) {
    StringOutput output = new StringOutput();
    engine.render(template, Map.of("view", view(request), "model", model), output);
    return new Html(output.toString());
  }

  @Override
  public View view(Request request) {
    return new PlainView(request);
  }

  @Override
  public Reply withNotice(Reply reply, String messageKey) {
    return reply.withHeader("Millet-Notice", messageKey);
  }
}
