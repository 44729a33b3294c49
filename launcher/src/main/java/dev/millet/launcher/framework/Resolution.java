package dev.millet.launcher.framework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Resolves the installed bundles and says in plain words what is missing. */
final class Resolution {

  private final Framework framework;

  Resolution(Framework framework) {
    this.framework = framework;
  }

  /**
   * Resolves the bundles as far as possible.
   *
   * @return a sentence for each that cannot be resolved, those first that lack something
   *     themselves; empty where all are
   */
  Map<Installed, String> unresolved(List<Installed> installed) {
    List<Bundle> bundles = installed.stream().map(Installed::bundle).toList();
    if (framework.adapt(FrameworkWiring.class).resolveBundles(bundles)) {
      return Map.of();
    }
    Map<Installed, String> lacking = new LinkedHashMap<>();
    Map<Installed, String> others = new LinkedHashMap<>();
    for (Installed each : installed) {
      if (each.bundle().getState() == Bundle.INSTALLED) {
        missing(each, installed)
            .ifPresentOrElse(
                sentence -> lacking.put(each, sentence),
                () -> others.put(each, together(installed)));
      }
    }
    return lacking.isEmpty() ? others : lacking;
  }

  private Optional<String> missing(Installed each, List<Installed> installed) {
    for (BundleRequirement requirement :
        each.bundle().adapt(BundleRevision.class).getDeclaredRequirements(null)) {
      if (isMandatory(requirement) && !isProvided(requirement, installed)) {
        return Optional.of(
            "The bundle %s cannot be resolved: it needs %s, and no bundle of the selected features provides it."
                .formatted(each.origin().id(), Requirement.inWords(requirement)));
      }
    }
    return Optional.empty();
  }

  private boolean isProvided(BundleRequirement requirement, List<Installed> installed) {
    BundleRevision system = framework.adapt(BundleRevision.class);
    return provides(system, requirement)
        || installed.stream()
            .anyMatch(each -> provides(each.bundle().adapt(BundleRevision.class), requirement));
  }

  private static boolean provides(BundleRevision revision, BundleRequirement requirement) {
    for (BundleCapability capability :
        revision.getDeclaredCapabilities(requirement.getNamespace())) {
      if (requirement.matches(capability)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether resolving needs it: a requirement that only counts at run time, such as a
   * service, does not hinder it.
   */
  private static boolean isMandatory(BundleRequirement requirement) {
    Map<String, String> directives = requirement.getDirectives();
    return directives.getOrDefault("effective", "resolve").equals("resolve")
        && directives.getOrDefault("resolution", "mandatory").equals("mandatory");
  }

  private static String together(List<Installed> installed) {
    StringBuilder names = new StringBuilder();
    for (Installed each : installed) {
      if (each.bundle().getState() == Bundle.INSTALLED) {
        names.append(names.length() == 0 ? "" : ", ").append(each.origin().id());
      }
    }
    return "The bundles cannot be resolved together: " + names + ".";
  }
}
