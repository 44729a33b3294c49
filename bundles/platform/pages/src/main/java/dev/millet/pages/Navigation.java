package dev.millet.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.modules.ActiveTable;
import dev.millet.api.modules.Filed;
import dev.millet.api.modules.Generation;
import dev.millet.api.pages.NavigationEntry;
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

  /** Returns what the caller may see, in the caller's language. */
  List<NavigationLink> links(Request request, Locale language) {
    String current = current(request.path());
    List<NavigationLink> links = new ArrayList<>(entries.size());
    for (Filed<NavigationEntry> filed : entries) {
      NavigationEntry entry = filed.contribution();
      if (visible(entry, request)) {
        String label = textsOf(filed.generation()).text(language, entry.messageKey());
        links.add(new NavigationLink(entry.path(), label, entry.path().equals(current)));
      }
    }
    return links;
  }

  /** The texts of a module, kept as long as its generation. */
  static Texts textsOf(Generation generation) {
    return generation.attachment(Texts.class, () -> Texts.load(generation.bundle()::getEntry));
  }

  private static boolean visible(NavigationEntry entry, Request request) {
    return entry.permission().isPublic() || request.identity().is(entry.permission().role());
  }

  /** The entry to which a page belongs: of those above it, the nearest. */
  private String current(String path) {
    return entries.stream()
        .map(filed -> filed.contribution().path())
        .filter(entry -> path.equals(entry) || path.startsWith(entry + "/"))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
