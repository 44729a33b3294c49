package dev.millet.modules;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Namespaces;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files what contributors bring. A contributor that is unregistered is taken out of the table
 * first, and its unregistration is held until everybody is outside or the drain time is over: only
 * then does its component deactivate.
 */
@Component(
    service = {},
    immediate = true)
@Designate(ocd = ModulesSettings.class)
public final class ContributorTracker
    implements ServiceTrackerCustomizer<Contributor, FiledGeneration> {

  private static final Logger LOG = LoggerFactory.getLogger(ContributorTracker.class);

  private final BundleContext context;
  private final Duration drain;
  private final GenerationRegister register = new GenerationRegister();
  private final OfferProxies offers;
  private final ServiceRegistration<Generations> registration;
  private final ServiceTracker<Contributor, FiledGeneration> contributors;

  @Activate
  public ContributorTracker(BundleContext context, ModulesSettings settings) {
    this.context = context;
    this.drain = Duration.ofSeconds(settings.drain_seconds());
    this.offers = new OfferProxies(register, context);
    register.onPublish(offers::follow);
    this.registration = context.registerService(Generations.class, register, null);
    this.contributors = new ServiceTracker<>(context, Contributor.class, this);
    contributors.open();
  }

  @Deactivate
  void deactivate() {
    contributors.close();
    offers.close();
    registration.unregister();
  }

  @Override
  public FiledGeneration addingService(ServiceReference<Contributor> reference) {
    Contributor contributor = context.getService(reference);
    if (contributor == null) {
      return null;
    }
    try {
      List<Contribution> contributions = contributor.contributions();
      refuseForeignNames(reference.getBundle(), contributions);
      return register.file(reference.getBundle(), contributions);
    } catch (Exception | Error e) { // also what is thrown sneakily
      LOG.error(
          "module {} {} is left out: listing its contributions failed",
          FiledGeneration.nameOf(reference.getBundle()),
          reference.getBundle().getVersion(),
          e);
      context.ungetService(reference);
      return null;
    }
  }

  /** The platform's modules are one, and share each other's names. */
  private void refuseForeignNames(Bundle bundle, List<Contribution> contributions) {
    String module = bundle.getHeaders("").get(Generation.MODULE_HEADER);
    if (module == null || Boolean.parseBoolean(bundle.getHeaders("").get("Millet-Platform"))) {
      return;
    }
    Set<String> others =
        Stream.of(context.getBundles())
            .map(each -> each.getHeaders("").get(Generation.MODULE_HEADER))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Namespaces.foreign(module, contributions, others)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  @Override
  public void modifiedService(ServiceReference<Contributor> reference, FiledGeneration filed) {
    // Contributions are frozen: service properties change nothing.
  }

  @Override
  public void removedService(ServiceReference<Contributor> reference, FiledGeneration filed) {
    register.withdraw(filed);
    try {
      if (!register.awaitDrained(filed, drain)) {
        LOG.warn("{} still has {} inside after {}", filed, filed.leases(), drain);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    context.ungetService(reference);
  }
}
