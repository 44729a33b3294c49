package dev.millet.gateway.routing;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Fields;

/**
 * The query parameters that a route of the API declares. Others are refused by name, since a
 * misspelt filter that is passed over answers another question than the one that was asked. Pages
 * take them: links to them carry all kinds of marks.
 */
public final class DeclaredQuery {

  static final String LIMIT = "limit";
  static final String AFTER = "after";

  private DeclaredQuery() {}

  /**
   * Checks the parameters of a request.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 for one that the route does not declare
   */
  public static void check(Route route, Fields query) {
    if (query.isEmpty()) {
      return;
    }
    List<String> known = known(route.document());
    for (String name : query.getNames()) {
      if (known.stream().noneMatch(each -> isNamed(each, name))) {
        throw Problem.invalid(name, "unknown", message(name, known)).toException();
      }
    }
  }

  /** Returns whether a parameter is the one that is declared, or one of those. */
  private static boolean isNamed(String declared, String name) {
    return declared.endsWith(".*")
        ? name.length() >= declared.length()
            && name.startsWith(declared.substring(0, declared.length() - 1))
        : declared.equals(name);
  }

  private static List<String> known(RouteDocument document) {
    List<String> known = new ArrayList<>();
    if (document.sliced()) {
      known.add(LIMIT);
      known.add(AFTER);
    }
    document.queries().forEach(declared -> known.add(declared.name()));
    return known;
  }

  private static String message(String name, List<String> known) {
    String others = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
    return "this route has no parameter '%s'; %s".formatted(name, others);
  }
}
