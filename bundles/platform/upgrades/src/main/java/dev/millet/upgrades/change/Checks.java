package dev.millet.upgrades.change;

import dev.millet.api.gateway.Rehearsal;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.modules.Lease;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.overview.Zombies;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Tries a generation out before anybody depends on it. */
final class Checks {

  private static final long MIB = 1024 * 1024;

  private final BundleContext context;
  private final Generations generations;
  private final Rehearsal rehearsal;
  private final Zombies zombies;
  private final Limits limits;

  Checks(
      BundleContext context,
      Generations generations,
      Rehearsal rehearsal,
      Zombies zombies,
      Limits limits) {
    this.context = context;
    this.generations = generations;
    this.rehearsal = rehearsal;
    this.zombies = zombies;
    this.limits = limits;
  }

  /**
   * Checks all generations of a change.
   *
   * @param leaving modules that the change takes out
   * @param limit how long trying out the next one may take
   * @throws StepFailedException naming the first thing that is wrong; threads that a generation has
   *     begun are ended then
   */
  void check(Collection<Generation> next, Collection<String> leaving, Supplier<Duration> limit)
      throws StepFailedException, InterruptedException {
    Optional<String> collision = generations.collision(next, leaving);
    if (collision.isPresent()) {
      throw new StepFailedException(Trouble.of("collision", collision.get()));
    }
    for (Generation generation : next) {
      Probation probation =
          generation.attachment(Probation.class, () -> new Probation(generation.bundle()));
      try {
        tryOut(generation, probation, limit.get());
        threads(generation, probation);
        heap(generation, probation);
      } catch (StepFailedException e) {
        probation.end(zombies);
        throw e;
      }
    }
  }

  /** On a thread that can be given up: a check may hang as well as a start. */
  private void tryOut(Generation generation, Probation probation, Duration limit)
      throws StepFailedException, InterruptedException {
    Trial trial = probation.run("module-check", limit, () -> tryOut(generation), () -> {});
    if (trial.isAbandoned()) {
      throw new StepFailedException(
          zombies.running(generation.bundle(), trial.thread(), trial.place()));
    }
    if (trial.overran()) {
      throw new StepFailedException(
          Trouble.of("check-hangs", Long.toString(limit.toSeconds()), trial.place()));
    }
    if (trial.failure().isPresent()) {
      throw trial.failure().get() instanceof StepFailedException known
          ? known
          : new StepFailedException(
              Trouble.of("check", generation.module(), trial.failure().get().toString()));
    }
  }

  private void tryOut(Generation generation) throws StepFailedException {
    services(generation);
    try (Lease trial = trial(generation)) {
      health(generation);
      rehearse(generation, trial);
    }
  }

  private Lease trial(Generation generation) throws StepFailedException {
    return generations
        .tryOut(generation)
        .orElseThrow(() -> new StepFailedException(Trouble.of("gone", generation.module())));
  }

  private void rehearse(Generation generation, Lease trial) throws StepFailedException {
    for (SmokeRequest request : Rehearsal.requests(generation)) {
      Optional<String> complaint = rehearsal.rehearse(trial, request);
      if (complaint.isPresent()) {
        throw new StepFailedException(Trouble.of("smoke", generation.module(), complaint.get()));
      }
    }
  }

  private static void threads(Generation generation, Probation probation)
      throws StepFailedException, InterruptedException {
    String names =
        probation.threads().stream()
            .map(Thread::getName)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      throw new StepFailedException(Trouble.of("threads", generation.module(), names));
    }
  }

  /** Collecting makes everybody wait: only what may keep too much is worth that. */
  private void heap(Generation generation, Probation probation) throws StepFailedException {
    if (probation.allocated() <= limits.heap()) {
      return;
    }
    long kept = Heap.afterCollection() - probation.heapBefore();
    if (kept > limits.heap()) {
      throw new StepFailedException(
          Trouble.of(
              "heap",
              generation.module(),
              Long.toString(kept / MIB),
              Long.toString(limits.heap() / MIB)));
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
