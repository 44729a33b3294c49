package dev.millet.upgrades.overview;

import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.StuckThreads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Finds out why a bundle does not contribute what it should. Thread-safe. */
public final class BundleDiagnosis {

  private static final String CAUSE = "Caused by: ";

  private final BundleContext context;
  private final ServiceComponentRuntime components;
  private final StuckThreads stuckThreads = new StuckThreads();

  public BundleDiagnosis(BundleContext context, ServiceComponentRuntime components) {
    this.context = context;
    this.components = components;
  }

  /** The threads that were given up and do not end. */
  public StuckThreads stuckThreads() {
    return stuckThreads;
  }

  /** What keeps a bundle from contributing; never empty for one that has not contributed. */
  public List<ModuleProblem> of(Bundle bundle) {
    List<ModuleProblem> found =
        switch (bundle.getState()) {
          case Bundle.INSTALLED -> missing(bundle);
          case Bundle.RESOLVED -> List.of(ModuleProblem.of("stopped"));
          default -> waiting(bundle);
        };
    return found.isEmpty() ? List.of(ModuleProblem.of("silent")) : found;
  }

  /** What a bundle needs and no installed one has. */
  public List<ModuleProblem> missing(Bundle bundle) {
    return missing(bundle, List.of());
  }

  /**
   * What a bundle needs and no installed one has.
   *
   * @param going bundles that will not be there any more
   */
  public List<ModuleProblem> missing(Bundle bundle, Collection<Bundle> going) {
    return missing(
        bundle.adapt(BundleRevision.class).getDeclaredRequirements(null), List.of(), going);
  }

  /**
   * Returns what is needed and neither an installed bundle nor one that comes has.
   *
   * @param coming what would be installed together
   * @param going bundles that will not be there any more
   */
  public List<ModuleProblem> missing(
      List<? extends Requirement> requirements,
      Collection<Resource> coming,
      Collection<Bundle> going) {
    FrameworkWiring wiring =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    List<ModuleProblem> missing = new ArrayList<>();
    for (Requirement requirement : requirements) {
      boolean optional =
          Constants.RESOLUTION_OPTIONAL.equals(
              requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
      if (!optional
          && !isProvided(requirement, coming)
          && wiring.findProviders(requirement).stream()
              .allMatch(provider -> going.contains(provider.getRevision().getBundle()))) {
        missing.add(problem(new Need(requirement), coming));
      }
    }
    return missing;
  }

  private static boolean isProvided(Requirement requirement, Collection<Resource> coming) {
    return coming.stream()
        .flatMap(each -> each.getCapabilities(requirement.getNamespace()).stream())
        .anyMatch(capability -> Matching.matches(requirement, capability));
  }

  /** A package that is there in another version is told from one that nobody has. */
  private ModuleProblem problem(Need need, Collection<Resource> coming) {
    Optional<String> name = need.packageName();
    Stream<Resource> installed =
        Stream.of(context.getBundles())
            .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
            .map(bundle -> bundle.adapt(BundleRevision.class));
    return Stream.concat(installed, coming.stream())
        .flatMap(each -> each.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
        .filter(
            each ->
                each.getAttributes()
                    .get(PackageNamespace.PACKAGE_NAMESPACE)
                    .equals(name.orElse("")))
        .findFirst()
        .map(
            other ->
                ModuleProblem.of(
                    "package-version",
                    need.wanted(),
                    identity(other, IdentityNamespace.IDENTITY_NAMESPACE),
                    identity(other, IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE),
                    String.valueOf(
                        other.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE))))
        .orElseGet(need::problem);
  }

  private static String identity(Capability of, String attribute) {
    return of.getResource().getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE).stream()
        .map(identity -> String.valueOf(identity.getAttributes().get(attribute)))
        .findFirst()
        .orElse(of.getResource().toString());
  }

  /** A part that has failed, which waiting does not mend; empty where none has. */
  public Optional<ModuleProblem> failure(Bundle bundle) {
    return components.getComponentDescriptionDTOs(bundle).stream()
        .flatMap(part -> components.getComponentConfigurationDTOs(part).stream())
        .filter(each -> each.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
        .map(each -> ModuleProblem.of("failed", each.description.name, reason(each.failure)))
        .findFirst();
  }

  private List<ModuleProblem> waiting(Bundle bundle) {
    List<ModuleProblem> found = new ArrayList<>();
    failure(bundle).ifPresent(found::add);
    for (ComponentDescriptionDTO part : components.getComponentDescriptionDTOs(bundle)) {
      for (ComponentConfigurationDTO configuration :
          components.getComponentConfigurationDTOs(part)) {
        for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
          found.add(ModuleProblem.of("waits", part.name, wanted(part, reference.name)));
        }
      }
    }
    return found;
  }

  /** What began it all is the last cause in a stack trace. */
  private static String reason(String stackTrace) {
    if (stackTrace == null) {
      return "?";
    }
    List<String> lines = stackTrace.lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith(CAUSE))
        .reduce((first, last) -> last)
        .map(line -> line.substring(CAUSE.length()))
        .orElse(lines.isEmpty() ? "?" : lines.get(0));
  }

  private static String wanted(ComponentDescriptionDTO part, String reference) {
    for (ReferenceDTO declared : part.references) {
      if (declared.name.equals(reference)) {
        return declared.interfaceName;
      }
    }
    return reference;
  }
}
