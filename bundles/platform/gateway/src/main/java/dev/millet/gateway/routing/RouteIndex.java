package dev.millet.gateway.routing;

import dev.millet.api.gateway.Route;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The active routes as a tree of path segments. A walk costs one look-up a segment and no regular
 * expression, whatever the number of routes; a literal segment wins over a variable one, and where
 * the literal leads nowhere the variable is tried.
 */
public final class RouteIndex {

  private static final int MAX_VARIABLES = 16;

  private final Node root = new Node();

  private RouteIndex(List<Filed<Route>> routes) {
    routes.forEach(this::add);
  }

  /** The index of one generation's routes, wherever it is in its life. */
  public static RouteIndex of(Generation generation) {
    return new RouteIndex(
        generation.contributions().stream()
            .filter(Route.class::isInstance)
            .map(route -> new Filed<>(generation, (Route) route))
            .toList());
  }

  /** The index of a table, made once for each. */
  public static RouteIndex of(ActiveTable table) {
    return table.view(RouteIndex.class, seen -> new RouteIndex(seen.of(Route.class)));
  }

  private void add(Filed<Route> filed) {
    String template = filed.contribution().template();
    Node node = root;
    int from = 1;
    while (from <= template.length()) {
      int end = segmentEnd(template, from);
      node = node.child(template.substring(from, end));
      from = end + 1;
    }
    if (node.place == null) {
      node.place = new PathRoutes();
    }
    node.place.add(filed);
  }

  /**
   * The place that a path leads to.
   *
   * @param path decoded, beginning with a slash
   * @return null where no route has the path, whatever the method
   */
  public RouteMatch find(String path) {
    String[] values = new String[MAX_VARIABLES];
    PathRoutes place = walk(root, path, 1, values, 0);
    return place == null ? null : new RouteMatch(place, values);
  }

  private static PathRoutes walk(Node node, String path, int from, String[] values, int variables) {
    if (from > path.length()) {
      return node.place;
    }
    int end = segmentEnd(path, from);
    String segment = path.substring(from, end);
    Node literal = node.literals.get(segment);
    if (literal != null) {
      PathRoutes place = walk(literal, path, end + 1, values, variables);
      if (place != null) {
        return place;
      }
    }
    if (node.variable == null || segment.isEmpty() || variables == MAX_VARIABLES) {
      return null;
    }
    values[variables] = segment;
    return walk(node.variable, path, end + 1, values, variables + 1);
  }

  private static int segmentEnd(String path, int from) {
    int slash = path.indexOf('/', from);
    return slash < 0 ? path.length() : slash;
  }

  private static final class Node {

    private final Map<String, Node> literals = new HashMap<>();
    private Node variable;
    private PathRoutes place;

    private Node child(String segment) {
      if (!segment.startsWith("{")) {
        return literals.computeIfAbsent(segment, ignored -> new Node());
      }
      if (variable == null) {
        variable = new Node();
      }
      return variable;
    }
  }
}
