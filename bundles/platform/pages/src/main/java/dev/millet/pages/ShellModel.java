package dev.millet.pages;

import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.platform.api.pages.SiteTexts;
import gg.jte.Content;
import java.util.List;
import java.util.Locale;

/**
 * The model of the shell's template.
 *
 * @param head the head of the document
 * @param top the lines above the page
 * @param here where the choice of language or theme leads back to
 * @param tabs the menu that the page is a part of; null for a page of its own
 * @param body the module's page
 */
public record ShellModel(
    Head head,
    Site site,
    List<NavigationLink> navigation,
    Top top,
    Theme theme,
    String here,
    Tabs tabs,
    Content body) {

  /**
   * The parts of the shell that are the same on each page.
   *
   * @param texts the company's own texts, linked in the footer
   */
  public record Site(Branding branding, ShellAssets assets, List<SiteTexts.Text> texts) {}

  /** Returns the site's name, colour and logo. */
  public Branding branding() {
    return site.branding();
  }

  /** Returns the addresses of the shell's files. */
  public ShellAssets assets() {
    return site.assets();
  }

  /**
   * The lines above the page.
   *
   * @param reader the id of the member who reads the page; empty for a visitor; null where it is
   *     not certain that it is one
   * @param notice a sentence about what was just done; may be empty
   * @param guide leads somebody through several pages; may be empty
   * @param masthead what modules put before the menus
   */
  public record Top(String reader, String notice, Html guide, Html masthead) {}

  /**
   * The head of a document.
   *
   * @param canonical the page's address under the site's own name; null where it has none
   * @param image the address of an image for previews; null if absent
   * @param styles addresses of the page's own style sheets
   * @param scripts addresses of the page's own scripts
   */
  public record Head(
      String title,
      String description,
      String canonical,
      String image,
      List<String> styles,
      List<String> scripts) {}

  /**
   * A menu whose entries stand above its pages.
   *
   * @param links the entries that the reader may see
   */
  public record Tabs(Menu menu, List<NavigationLink> links) {

    /** Returns the name of the menu in the messages. */
    public String word() {
      return menu.name().toLowerCase(Locale.ROOT);
    }
  }
}
