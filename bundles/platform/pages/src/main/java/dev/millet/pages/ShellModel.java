package dev.millet.pages;

import gg.jte.Content;
import java.util.List;

/**
 * The model of the shell's template.
 *
 * @param head the head of the document
 * @param notice a sentence about what was just done; may be empty
 * @param here where the choice of language or theme leads back to
 * @param body the module's page
 */
public record ShellModel(
    Head head,
    Branding branding,
    ShellAssets assets,
    List<NavigationLink> navigation,
    String notice,
    Theme theme,
    String here,
    Content body) {

  /**
   * The head of a document.
   *
   * @param styles addresses of the page's own style sheets
   * @param scripts addresses of the page's own scripts
   */
  public record Head(String title, String description, List<String> styles, List<String> scripts) {}
}
