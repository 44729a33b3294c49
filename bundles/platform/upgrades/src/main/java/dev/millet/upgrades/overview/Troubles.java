package dev.millet.upgrades.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Finds out why a bundle does not contribute what it should. Thread-safe. */
public final class Troubles {

  private final BundleContext context;
  private final ServiceComponentRuntime components;

  public Troubles(BundleContext context, ServiceComponentRuntime components) {
    this.context = context;
    this.components = components;
  }

  /** What keeps a bundle from contributing; never empty for one that has not contributed. */
  public List<Trouble> of(Bundle bundle) {
    List<Trouble> found =
        switch (bundle.getState()) {
          case Bundle.INSTALLED -> missing(bundle);
          case Bundle.RESOLVED -> List.of(Trouble.of("stopped"));
          default -> waiting(bundle);
        };
    return found.isEmpty() ? List.of(Trouble.of("silent")) : found;
  }

  /** What a bundle needs and no installed one has. */
  public List<Trouble> missing(Bundle bundle) {
    return missing(bundle, List.of());
  }

  /**
   * What a bundle needs and no installed one has.
   *
   * @param going bundles that will not be there any more
   */
  public List<Trouble> missing(Bundle bundle, Collection<Bundle> going) {
    FrameworkWiring wiring =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    List<Trouble> missing = new ArrayList<>();
    for (BundleRequirement requirement :
        bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
      boolean optional =
          Constants.RESOLUTION_OPTIONAL.equals(
              requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
      if (!optional
          && wiring.findProviders(requirement).stream()
              .allMatch(provider -> going.contains(provider.getRevision().getBundle()))) {
        missing.add(new Need(requirement).trouble());
      }
    }
    return missing;
  }

  private List<Trouble> waiting(Bundle bundle) {
    List<Trouble> found = new ArrayList<>();
    for (ComponentDescriptionDTO part : components.getComponentDescriptionDTOs(bundle)) {
      for (ComponentConfigurationDTO configuration :
          components.getComponentConfigurationDTOs(part)) {
        if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          found.add(Trouble.of("failed", part.name, firstLine(configuration.failure)));
        }
        for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
          found.add(Trouble.of("waits", part.name, wanted(part, reference.name)));
        }
      }
    }
    return found;
  }

  private static String firstLine(String stackTrace) {
    return stackTrace == null ? "?" : stackTrace.lines().findFirst().orElse("?");
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
