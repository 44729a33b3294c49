package dev.millet.pages;

import dev.millet.api.pages.Html;
import dev.millet.api.pages.View;
import dev.millet.platform.api.gateway.Assets;
import gg.jte.TemplateOutput;
import java.util.HashMap;
import java.util.Map;

/**
 * The resources that pages of one bundle are made of.
 *
 * @param module the name of the bundle's module
 */
record Resources(String module, Templates templates, Texts texts, Assets assets) {

  private static final int FRAGMENT_SIZE = 1024;

  void render(String template, View view, Object model, TemplateOutput output) {
    Map<String, Object> parameters = new HashMap<>(4);
    parameters.put("view", view);
    parameters.put("model", model);
    templates.render(template, parameters, output);
  }

  Html fragment(String template, View view, Object model) {
    Utf8Output output = new Utf8Output(FRAGMENT_SIZE);
    render(template, view, model, output);
    return new Html(output.toString());
  }
}
