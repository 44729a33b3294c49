package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.overview.Matching;
import dev.millet.upgrades.overview.Need;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Resource;

/** What stands on the bundles that modules share, and whether it could stand on newer ones. */
final class SharedUpdates {

  private static final String MODULE = "Millet-Module";
  private static final String PLATFORM = "Millet-Platform";

  private final BundleContext context;

  SharedUpdates(BundleContext context) {
    this.context = context;
  }

  /** The newest installed version of a bundle; empty where it is not installed. */
  Optional<Bundle> installed(String symbolicName) {
    return Stream.of(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .max((a, b) -> a.getVersion().compareTo(b.getVersion()));
  }

  /** Everything that stops when a bundle is replaced, itself included. */
  Collection<Bundle> closure(Bundle replaced) {
    return context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .getDependencyClosure(List.of(replaced));
  }

  /** The names of the modules in a closure, in order. */
  List<String> modules(Collection<Bundle> closure) {
    return closure.stream()
        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
        .map(bundle -> bundle.getHeaders("").get(MODULE))
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** A part of the platform that would stop; empty where none would. */
  Optional<Bundle> platform(Collection<Bundle> closure) {
    return closure.stream()
        .filter(bundle -> Boolean.parseBoolean(bundle.getHeaders("").get(PLATFORM)))
        .findFirst();
  }

  /**
   * What could not stand on the new version any more.
   *
   * @param next the new version, which is not installed
   * @param leaving modules whose bundles are replaced or go as well
   */
  List<ModuleProblem> broken(
      Bundle replaced, Resource next, Candidate candidate, Set<String> leaving) {
    List<ModuleProblem> found = new ArrayList<>();
    for (Bundle user : closure(replaced)) {
      String module = user.getHeaders("").get(MODULE);
      if (module == null || !leaving.contains(module)) {
        unmet(user, replaced, next)
            .forEach(
                need ->
                    found.add(
                        ModuleProblem.of(
                            "incompatible-api",
                            user.getSymbolicName(),
                            need.wanted(),
                            candidate.symbolicName(),
                            candidate.version().toString())));
      }
    }
    return found;
  }

  private static List<Need> unmet(Bundle user, Bundle replaced, Resource next) {
    BundleWiring wiring = user.adapt(BundleWiring.class);
    if (wiring == null) {
      return List.of();
    }
    return wiring.getRequiredWires(null).stream()
        .filter(wire -> wire.getProvider().getBundle().equals(replaced))
        .filter(wire -> !wire.getRequirer().getBundle().equals(replaced))
        .map(BundleWire::getRequirement)
        .filter(
            need ->
                next.getCapabilities(need.getNamespace()).stream()
                    .noneMatch(capability -> Matching.matches(need, capability)))
        .map(Need::new)
        .toList();
  }
}
