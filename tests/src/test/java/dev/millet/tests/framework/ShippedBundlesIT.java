package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Route;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Await;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/** Everything that ships, started together. */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class ShippedBundlesIT {

  @Inject private BundleContext context;
  @Inject private Generations generations;

  @Test
  public void everyBundleIsActive() {
    Set<String> others =
        Stream.of(context.getBundles())
            .filter(bundle -> header(bundle, Constants.FRAGMENT_HOST).isEmpty())
            .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
            .map(ShippedBundlesIT::complaint)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), others);
  }

  @Test
  public void everyModuleHasAnActiveGeneration() throws InterruptedException {
    Set<String> modules =
        providers().map(bundle -> header(bundle, "Millet-Module")).collect(Collectors.toSet());

    Await.until(() -> activeModules().containsAll(modules), () -> modules + " " + activeModules());
    assertTrue(
        modules.toString(),
        modules.containsAll(
            List.of(
                "suggestions",
                "comments",
                "voting",
                "moderation",
                "builds",
                "events",
                "points",
                "sso",
                "mentions")));
  }

  @Test
  public void noProviderExportsAPackage() {
    providers()
        .forEach(
            bundle ->
                assertEquals(
                    bundle.getSymbolicName(),
                    List.of(),
                    bundle
                        .adapt(BundleWiring.class)
                        .getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)));
  }

  /** It would resolve, without being asked to, what is merely installed. */
  @Test
  public void noBundleImportsPackagesDynamicallyByAWildcard() {
    List<Bundle> shipped =
        Stream.of(context.getBundles())
            .filter(bundle -> bundle.getLocation().endsWith(".jar"))
            .toList();
    // the one that has such a header where it comes from
    assertTrue(shipped.stream().anyMatch(bundle -> bundle.getSymbolicName().endsWith(".hikari")));
    Set<String> wild =
        shipped.stream()
            .filter(bundle -> header(bundle, Constants.DYNAMICIMPORT_PACKAGE).contains("*"))
            .map(Bundle::getSymbolicName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), wild);
  }

  @Test
  public void nobodyIsWiredToAModule() {
    providers()
        .forEach(
            bundle ->
                assertFalse(
                    bundle.getSymbolicName(),
                    bundle.adapt(BundleWiring.class).getProvidedWires(null).stream()
                        .anyMatch(wire -> wire.getRequirer().getBundle() != bundle)));
  }

  @Test
  public void everyRouteIsDocumented() {
    for (Filed<Route> filed : generations.table().of(Route.class)) {
      Route route = filed.contribution();
      assertTrue(route.identity(), !route.document().summary().isBlank());
    }
  }

  @Test
  public void noTwoModulesShareAPlaceInTheAddressSpace() {
    Map<String, String> owners = new TreeMap<>();
    for (Filed<Route> filed : generations.table().of(Route.class)) {
      String path = filed.contribution().template();
      String shared =
          Stream.of("/api/v1/", "/admin/").filter(path::startsWith).findFirst().orElse("/");
      String place = shared + path.substring(shared.length()).split("[/{]", 2)[0];
      String module = filed.generation().module();
      String other = owners.putIfAbsent(place, module);
      assertTrue(place + " of " + module + " and " + other, other == null || other.equals(module));
    }
  }

  private Stream<Bundle> providers() {
    return Stream.of(context.getBundles())
        .filter(bundle -> !header(bundle, "Millet-Module").isEmpty());
  }

  private Set<String> activeModules() {
    return generations.table().generations().stream()
        .map(Generation::module)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String complaint(Bundle bundle) {
    try {
      bundle.start();
      return bundle.getSymbolicName() + " was not started";
    } catch (BundleException e) {
      return bundle.getSymbolicName() + ": " + e.getMessage();
    }
  }

  private static String header(Bundle bundle, String name) {
    String value = bundle.getHeaders("").get(name);
    return value == null ? "" : value;
  }
}
