package dev.millet.tests.framework;

import dev.millet.api.gateway.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which routes that could give a right or a secret ask for no recent proof, and why. A route that
 * is new is on no list: whoever makes it declares {@code provenRecently()} or gives the reason
 * here.
 */
final class ProofDecisions {

  private static final Map<String, List<String>> WITHOUT_PROOF = Map.of();

  private ProofDecisions() {}

  /** The routes that could give a right or a secret, ask for no proof, and were not looked at. */
  static Set<String> missing(List<Route> routes) {
    Set<String> missing = identities(routes);
    WITHOUT_PROOF.values().forEach(missing::removeAll);
    return missing;
  }

  /** What the lists name that is no such route, or asks for a proof by now. */
  static Set<String> outdated(List<Route> routes) {
    Set<String> outdated = new TreeSet<>();
    WITHOUT_PROOF.values().forEach(outdated::addAll);
    outdated.removeAll(identities(routes));
    return outdated;
  }

  private static Set<String> identities(List<Route> routes) {
    return routes.stream()
        .filter(route -> !route.permission().recentProof())
        .filter(ProofDecisions::couldGiveSomething)
        .map(Route::identity)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean couldGiveSomething(Route route) {
    boolean aboutAccounts =
        route.template().matches("/(api/v1/)?(members|tokens|setup)(/.*)?")
            && !route.method().equals("GET");
    return route.permission().scope().equals("admin") || route.secret() || aboutAccounts;
  }
}
