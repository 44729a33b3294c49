package dev.millet.tests.framework;

import dev.millet.api.gateway.Route;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads every route of the live table, and looks for words in the answers. */
final class RouteReader {

  private final Generations generations;
  private final Wire wire;

  RouteReader(Generations generations, Wire wire) {
    this.generations = generations;
    this.wire = wire;
  }

  /**
   * Returns the words in the answers to a caller, by route.
   *
   * @param token null for a visitor
   * @param addresses gives the addresses of a route's template that are read
   */
  Map<String, Set<String>> reading(
      String token, Set<String> words, Function<String, List<String>> addresses) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (Filed<Route> filed : generations.table().of(Route.class)) {
      Route route = filed.contribution();
      if (route.method().equals("GET")) {
        for (String address : addresses.apply(route.template())) {
          String body = read(address, token);
          for (String word : words) {
            if (body.contains(word)) {
              found.computeIfAbsent(route.identity(), key -> new TreeSet<>()).add(word);
            }
          }
        }
      }
    }
    return found;
  }

  private String read(String address, String token) {
    return token == null
        ? wire.get(address).body()
        : wire.get(address, "Authorization: Bearer " + token).body();
  }
}
