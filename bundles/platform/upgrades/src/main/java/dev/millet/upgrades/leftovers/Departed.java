package dev.millet.upgrades.leftovers;

import dev.millet.distribution.Headers;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A bundle that goes, or has gone, and what it takes to find what it leaves. Holds nothing of it.
 *
 * @param module the module's name; the symbolic name of a bundle that is none
 * @param version as in its manifest
 * @param bundle the number it had
 * @param name what the framework called it
 * @param since when it went
 * @param loader its class loader, while anybody holds it
 * @param packages the packages of its classes
 */
record Departed(
    String module,
    String version,
    long bundle,
    String name,
    Instant since,
    WeakReference<ClassLoader> loader,
    Set<String> packages) {

  /** Notes an installed bundle; empty where it has no class loader, for nothing of it has run. */
  static Optional<Departed> of(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring == null || wiring.getClassLoader() == null) {
      return Optional.empty();
    }
    String module = bundle.getHeaders("").get(Headers.MODULE);
    return Optional.of(
        new Departed(
            module == null ? bundle.getSymbolicName() : module,
            bundle.getVersion().toString(),
            bundle.getBundleId(),
            bundle.toString(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            new WeakReference<>(wiring.getClassLoader()),
            packages(wiring)));
  }

  private static Set<String> packages(BundleWiring wiring) {
    Collection<String> classes =
        wiring.listResources(
            "/", "*.class", BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE);
    return classes.stream()
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether nobody holds its class loader any more. */
  boolean isCollected() {
    return loader.refersTo(null);
  }
}
