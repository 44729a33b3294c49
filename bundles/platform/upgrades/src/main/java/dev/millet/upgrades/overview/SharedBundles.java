package dev.millet.upgrades.overview;

import dev.millet.distribution.Headers;
import dev.millet.upgrades.state.DesiredState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Finds what was installed besides the active modules: the bundles that they share, and what the
 * last start left out. Thread-safe; each answer is a fresh look.
 */
public final class SharedBundles {

  private static final String LEFT_OUT = "millet.left-out";

  private final BundleContext context;
  private final DesiredState desired;

  public SharedBundles(BundleContext context, DesiredState desired) {
    this.context = context;
    this.desired = desired;
  }

  /** The bundles that modules share, by symbolic name. */
  public List<SharedBundle> shared() throws IOException {
    List<SharedBundle> shared = new ArrayList<>();
    for (String name : desired.shared()) {
      Optional<Bundle> bundle = installed("shared:" + name);
      shared.add(
          new SharedBundle(
              name,
              bundle.map(each -> each.getVersion().toString()).orElse(null),
              bundle.map(this::users).orElse(List.of())));
    }
    return shared;
  }

  /** Bundles that the last start left out and that are not mended yet. */
  public List<SkippedBundle> skipped() throws IOException {
    Set<String> shared = desired.shared();
    List<SkippedBundle> skipped = new ArrayList<>();
    for (Map.Entry<String, String> each : reported().entrySet()) {
      String name = each.getKey();
      boolean wanted = shared.contains(name) || desired.of(name).sha256() != null;
      boolean there = installed((shared.contains(name) ? "shared:" : "module:") + name).isPresent();
      if (wanted && !there) {
        skipped.add(new SkippedBundle(name, each.getValue()));
      }
    }
    return skipped;
  }

  /** Whether the last start left it out and it is still wanted. */
  public boolean isSkipped(String name) throws IOException {
    return skipped().stream().anyMatch(each -> each.name().equals(name));
  }

  /** The launcher says it in a line each: name, tabulator, reason. */
  private Map<String, String> reported() {
    Map<String, String> reported = new TreeMap<>();
    String property = context.getProperty(LEFT_OUT);
    if (property != null) {
      property
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(parts -> reported.put(parts[0], parts[parts.length - 1]));
    }
    return reported;
  }

  /** The bundle that was installed under a location. */
  public Optional<Bundle> installed(String place) {
    return Stream.of(context.getBundles())
        .filter(bundle -> bundle.getLocation().startsWith(place + ":"))
        .findFirst();
  }

  /** The modules that stand on a bundle, in order. */
  public List<String> users(Bundle shared) {
    Collection<Bundle> closure =
        context
            .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
            .adapt(FrameworkWiring.class)
            .getDependencyClosure(List.of(shared));
    return closure.stream()
        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
        .map(bundle -> bundle.getHeaders("").get(Headers.MODULE))
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
