package dev.millet.upgrades.change;

import dev.millet.api.gateway.Rehearsal;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.modules.Lease;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.Trouble;
import java.util.Collection;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Tries a generation out before anybody depends on it. */
final class Checks {

  private final BundleContext context;
  private final Generations generations;
  private final Rehearsal rehearsal;

  Checks(BundleContext context, Generations generations, Rehearsal rehearsal) {
    this.context = context;
    this.generations = generations;
    this.rehearsal = rehearsal;
  }

  /**
   * Checks all generations of a change.
   *
   * @param leaving modules that the change takes out
   * @throws StepFailedException naming the first thing that is wrong
   */
  void check(Collection<Generation> next, Collection<String> leaving) throws StepFailedException {
    Optional<String> collision = generations.collision(next, leaving);
    if (collision.isPresent()) {
      throw new StepFailedException(Trouble.of("collision", collision.get()));
    }
    for (Generation generation : next) {
      services(generation);
      try (Lease trial =
          generations
              .tryOut(generation)
              .orElseThrow(
                  () -> new StepFailedException(Trouble.of("gone", generation.module())))) {
        health(generation);
        for (SmokeRequest request : Rehearsal.requests(generation)) {
          Optional<String> complaint = rehearsal.rehearse(trial, request);
          if (complaint.isPresent()) {
            throw new StepFailedException(
                Trouble.of("smoke", generation.module(), complaint.get()));
          }
        }
      }
    }
  }

  /** Delayed components are made here at the latest, not by the first request. */
  private void services(Generation generation) throws StepFailedException {
    ServiceReference<?>[] registered = generation.bundle().getRegisteredServices();
    if (registered == null) {
      return;
    }
    for (ServiceReference<?> reference : registered) {
      Object service = context.getService(reference);
      if (service == null) {
        throw new StepFailedException(
            Trouble.of("service", generation.module(), reference.toString()));
      }
      context.ungetService(reference);
    }
  }

  private static void health(Generation generation) throws StepFailedException {
    for (var contribution : generation.contributions()) {
      if (contribution instanceof HealthCheck check) {
        String complaint = Overview.complaint(check);
        if (complaint != null) {
          throw new StepFailedException(
              Trouble.of("health", generation.module(), check.name(), complaint));
        }
      }
    }
  }
}
