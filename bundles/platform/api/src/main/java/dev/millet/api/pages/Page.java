package dev.millet.api.pages;

import java.util.List;

/**
 * A page of a module, before the shell is put around it.
 *
 * @param title plain text, in the reader's language
 * @param template the template's path below the bundle's template folder, such as {@code list.jte};
 *     it takes the parameters {@code View view} and {@code model}
 * @param model what the template shows
 * @param description one or two sentences for search engines and previews; may be empty
 * @param status the HTTP status
 * @param styles files of the bundle's {@code assets/} to load as style sheets
 * @param scripts files of the bundle's {@code assets/} to load as deferred scripts
 * @param menu the menu that the page is a part of and whose heading and tabs stand above it; null
 *     for a page of its own
 */
public record Page(
    String title,
    String template,
    Object model,
    String description,
    int status,
    List<String> styles,
    List<String> scripts,
    Menu menu) {

  public Page {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }

  public static Page of(String title, String template, Object model) {
    return new Page(title, template, model, "", 200, List.of(), List.of(), null);
  }

  public Page withStatus(int code) {
    return new Page(title, template, model, description, code, styles, scripts, menu);
  }

  public Page withDescription(String text) {
    return new Page(title, template, model, text, status, styles, scripts, menu);
  }

  public Page withStyles(String... files) {
    return new Page(title, template, model, description, status, List.of(files), scripts, menu);
  }

  public Page withScripts(String... files) {
    return new Page(title, template, model, description, status, styles, List.of(files), menu);
  }

  /**
   * Returns the page as a part of the settings or of the administration.
   *
   * @since 1.2
   */
  public Page in(Menu place) {
    return new Page(title, template, model, description, status, styles, scripts, place);
  }
}
