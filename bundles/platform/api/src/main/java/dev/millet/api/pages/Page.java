package dev.millet.api.pages;

import java.util.List;
import java.util.Objects;

/** A page of a module, before the shell is put around it. Immutable. */
public final class Page {

  private final String title;
  private final String template;
  private final Object model;
  private final String description;
  private final String image;
  private final int status;
  private final List<String> styles;
  private final List<String> scripts;
  private final Menu menu;

  private Page(
      String title,
      String template,
      Object model,
      String description,
      String image,
      int status,
      List<String> styles,
      List<String> scripts,
      Menu menu) {
    this.title = Objects.requireNonNull(title, "title");
    this.template = Objects.requireNonNull(template, "template");
    this.model = model;
    this.description = Objects.requireNonNull(description, "description");
    this.image = image;
    this.status = status;
    this.styles = List.copyOf(styles);
    this.scripts = List.copyOf(scripts);
    this.menu = menu;
  }

  /**
   * Returns a page with the status 200.
   *
   * @param title plain text, in the reader's language
   * @param template the template's path below the bundle's template folder, such as {@code
   *     list.jte}; it takes the parameters {@code View view} and {@code model}
   * @param model what the template shows
   */
  public static Page of(String title, String template, Object model) {
    return new Page(title, template, model, "", null, 200, List.of(), List.of(), null);
  }

  /** Returns the same page with another HTTP status. */
  public Page withStatus(int code) {
    return new Page(title, template, model, description, image, code, styles, scripts, menu);
  }

  /** Returns the same page with a sentence or two for search engines and previews. */
  public Page withDescription(String text) {
    return new Page(title, template, model, text, image, status, styles, scripts, menu);
  }

  /**
   * Returns the same page with an image for previews elsewhere.
   *
   * @param path where the site serves it; null for none
   * @since 1.10
   */
  public Page withImage(String path) {
    return new Page(title, template, model, description, path, status, styles, scripts, menu);
  }

  /** Returns the same page, which loads files of the bundle's {@code assets/} as style sheets. */
  public Page withStyles(String... files) {
    return new Page(
        title, template, model, description, image, status, List.of(files), scripts, menu);
  }

  /** Returns the same page, which loads files of {@code assets/} as deferred scripts. */
  public Page withScripts(String... files) {
    return new Page(
        title, template, model, description, image, status, styles, List.of(files), menu);
  }

  /**
   * Returns the page as a part of the settings or of the administration.
   *
   * @since 1.2
   */
  public Page in(Menu place) {
    return new Page(title, template, model, description, image, status, styles, scripts, place);
  }

  public String title() {
    return title;
  }

  public String template() {
    return template;
  }

  public Object model() {
    return model;
  }

  /** Returns one or two sentences for search engines and previews; may be empty. */
  public String description() {
    return description;
  }

  /**
   * Returns where the site serves the image for previews; null if absent.
   *
   * @since 1.10
   */
  public String image() {
    return image;
  }

  public int status() {
    return status;
  }

  public List<String> styles() {
    return styles;
  }

  public List<String> scripts() {
    return scripts;
  }

  /**
   * Returns the menu that the page is a part of and whose heading and tabs stand above it; null for
   * a page of its own.
   */
  public Menu menu() {
    return menu;
  }
}
