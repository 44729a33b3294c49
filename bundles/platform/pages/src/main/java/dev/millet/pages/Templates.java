package dev.millet.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import java.nio.file.Path;
import java.util.Map;

/** The precompiled templates of one bundle. Thread-safe; collected with the bundle's generation. */
final class Templates {

  private final TemplateEngine engine;

  /**
   * Takes the templates of a bundle.
   *
   * @param loader the bundle's
   * @param packageName where the templates were compiled to
   * @param nowhere a directory without classes; without one JTE would ask the thread's context
   *     loader instead of the bundle's
   */
  Templates(ClassLoader loader, String packageName, Path nowhere) {
    engine = TemplateEngine.createPrecompiled(nowhere, ContentType.Html, loader, packageName);
  }

  void render(String template, Map<String, Object> parameters, TemplateOutput output) {
    engine.render(template, parameters, output);
  }
}
