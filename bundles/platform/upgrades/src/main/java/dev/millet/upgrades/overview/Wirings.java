package dev.millet.upgrades.overview;

import dev.millet.distribution.Headers;
import dev.millet.upgrades.overview.ModuleState.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The use of packages among the bundles of Millet and its extensions. */
public final class Wirings {

  /**
   * The api bundles that a bundle uses.
   *
   * @return one for each, by name; empty where the bundle is not resolved
   */
  List<Requirement> requirements(Bundle bundle) {
    Map<Bundle, List<String>> packages = new TreeMap<>();
    for (BundleWire wire : wires(bundle)) {
      Bundle provider = wire.getProvider().getBundle();
      if (isApi(provider)) {
        packages.computeIfAbsent(provider, from -> new ArrayList<>()).add(packageOf(wire));
      }
    }
    return packages.entrySet().stream()
        .map(
            each ->
                new Requirement(
                    each.getKey().getSymbolicName(),
                    each.getKey().getVersion().toString(),
                    each.getValue().stream().sorted().toList()))
        .toList();
  }

  /** The bundles that use the api bundle of a module, which is named after its provider. */
  public Set<Bundle> dependents(Bundle provider, Bundle... all) {
    String api = provider.getSymbolicName() + ".api";
    Set<Bundle> dependents = new LinkedHashSet<>();
    for (Bundle bundle : all) {
      for (BundleWire wire : wires(bundle)) {
        if (wire.getProvider().getBundle().getSymbolicName().equals(api)) {
          dependents.add(bundle);
        }
      }
    }
    return dependents;
  }

  /** An api bundle exports packages and is no module itself. */
  private static boolean isApi(Bundle bundle) {
    String name = bundle.getSymbolicName();
    return name.endsWith(".api") && bundle.getHeaders("").get(Headers.MODULE) == null;
  }

  private static List<BundleWire> wires(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring == null ? List.of() : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE);
  }

  private static String packageOf(BundleWire wire) {
    return (String) wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
  }
}
