package dev.millet.upgrades.plan;

import dev.millet.api.gateway.Route;
import dev.millet.platform.api.modules.ActiveTable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that stand where the name of a module stands in the addresses of modules. */
final class Addresses {

  private static final Pattern BESIDE_MODULES =
      Pattern.compile("/(?:api/v1/)?modules/([^/{}]+)(?:/.*)?");

  private Addresses() {}

  /**
   * Whether the page and the API of a module of this name could not be reached, because something
   * else answers there.
   */
  static boolean take(ActiveTable table, String module) {
    return table.of(Route.class).stream()
        .map(filed -> BESIDE_MODULES.matcher(filed.contribution().template()))
        .filter(Matcher::matches)
        .anyMatch(matcher -> matcher.group(1).equals(module));
  }
}
