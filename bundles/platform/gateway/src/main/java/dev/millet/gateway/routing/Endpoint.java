package dev.millet.gateway.routing;

import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Filed;
import java.util.ArrayList;
import java.util.List;

/**
 * An active route.
 *
 * @param filed the route and its generation
 * @param names the variables of its template, in order
 * @param api whether it is called by programs, with tokens, rather than by browsers
 */
public record Endpoint(Filed<Route> filed, List<String> names, boolean api) {

  static Endpoint of(Filed<Route> filed) {
    String template = filed.contribution().template();
    List<String> names = new ArrayList<>();
    for (String segment : template.split("/")) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - 1));
      }
    }
    return new Endpoint(filed, List.copyOf(names), isApi(template));
  }

  /** Whether a path belongs to the API. */
  public static boolean isApi(String path) {
    return path.startsWith("/api/");
  }

  public Route route() {
    return filed.contribution();
  }
}
