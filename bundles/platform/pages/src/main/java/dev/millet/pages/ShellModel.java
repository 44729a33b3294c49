package dev.millet.pages;

import dev.millet.api.pages.Menu;
import gg.jte.Content;
import java.util.List;
import java.util.Locale;

/**
 * What the shell's template shows.
 *
 * @param notice a sentence about what was just done; may be empty
 * @param here where the choice of language or theme leads back to
 * @param menu the menu that the page is a part of; null for a page of its own
 * @param tabs the menu's entries that the reader may see
 * @param body the module's page
 */
public record ShellModel(
    String title,
    String description,
    Branding branding,
    ShellAssets assets,
    List<String> styles,
    List<String> scripts,
    List<NavigationLink> navigation,
    String notice,
    Theme theme,
    String here,
    Menu menu,
    List<NavigationLink> tabs,
    Content body) {

  /** The name of the menu in the messages. */
  public String menuWord() {
    return menu.name().toLowerCase(Locale.ROOT);
  }
}
