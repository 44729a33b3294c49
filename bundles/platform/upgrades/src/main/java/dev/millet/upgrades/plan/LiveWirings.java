package dev.millet.upgrades.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;

/**
 * The installed bundles as a resolver sees them once some of them are gone.
 *
 * @param resources those that stay
 * @param wirings of those that stay resolved: what is wired to one that goes, or to one that is
 *     wired to it, is resolved anew
 */
record LiveWirings(List<BundleRevision> resources, Map<Resource, Wiring> wirings) {

  /** Looks at the bundles as they are now. */
  static LiveWirings of(Bundle[] bundles, Collection<Bundle> going) {
    List<BundleRevision> staying =
        Stream.of(bundles)
            .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED && !going.contains(bundle))
            .map(bundle -> bundle.adapt(BundleRevision.class))
            .toList();
    Map<Resource, Wiring> wirings = new HashMap<>();
    for (BundleRevision each : staying) {
      BundleWiring wiring = each.getWiring();
      if (wiring != null && !leadsTo(going, wiring, new HashSet<>())) {
        wirings.put(each, wiring);
      }
    }
    return new LiveWirings(staying, wirings);
  }

  private static boolean leadsTo(
      Collection<Bundle> going, BundleWiring wiring, Set<BundleWiring> seen) {
    if (going.isEmpty() || !seen.add(wiring)) {
      return false;
    }
    return wiring.getRequiredWires(null).stream()
        .anyMatch(
            wire ->
                going.contains(wire.getProvider().getBundle())
                    || leadsTo(going, wire.getProviderWiring(), seen));
  }
}
