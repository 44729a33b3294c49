package dev.millet.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The entries that the active modules contribute, in their order. Made once a table.
 *
 * @param entries by order, then path
 */
record Navigation(List<Filed<NavigationEntry>> entries) {

  private static final Comparator<Filed<NavigationEntry>> ORDER =
      Comparator.comparingInt((Filed<NavigationEntry> filed) -> filed.contribution().order())
          .thenComparing(filed -> filed.contribution().path());

  static Navigation of(ActiveTable table) {
    return table.view(
        Navigation.class,
        active -> new Navigation(active.of(NavigationEntry.class).stream().sorted(ORDER).toList()));
  }

  /** Returns what the caller may see of a menu, in the caller's language. */
  List<NavigationLink> links(Menu menu, Request request, Locale language) {
    return links(menu, request.path(), request, language);
  }

  /**
   * Returns the same where the page counts as another one.
   *
   * @param here the path of the page to which the one that is shown belongs
   */
  List<NavigationLink> links(Menu menu, String here, Request request, Locale language) {
    String current = current(menu, here);
    List<NavigationLink> links = new ArrayList<>(entries.size());
    for (Filed<NavigationEntry> filed : entries) {
      NavigationEntry entry = filed.contribution();
      if (entry.menu() == menu && visible(entry.permission(), request)) {
        Texts texts = textsOf(filed.generation());
        String label = texts.text(language, entry.messageKey());
        String hint = entry.messageKey() + ".hint";
        links.add(
            new NavigationLink(
                entry.path(),
                label,
                texts.has(hint) ? texts.text(language, hint) : "",
                entry.path().equals(current)));
      }
    }
    return links;
  }

  /** The texts of a module, kept as long as its generation. */
  static Texts textsOf(Generation generation) {
    return generation.attachment(Texts.class, () -> Texts.load(generation.bundle()::getEntry));
  }

  /** Returns whether the caller may see what asks for a permission. */
  static boolean visible(Permission permission, Request request) {
    return permission.isPublic() || request.identity().is(permission.role());
  }

  /** The entry to which a page belongs: of those above it, the nearest. */
  private String current(Menu menu, String path) {
    return entries.stream()
        .filter(filed -> filed.contribution().menu() == menu)
        .map(filed -> filed.contribution().path())
        .filter(entry -> path.equals(entry) || path.startsWith(entry + "/"))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
