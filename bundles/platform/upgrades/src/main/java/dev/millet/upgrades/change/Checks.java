package dev.millet.upgrades.change;

import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.modules.HealthCheck;
import dev.millet.platform.api.gateway.SmokeTester;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.HealthCheckRunner;
import dev.millet.platform.api.modules.Lease;
import dev.millet.upgrades.defaults.DefaultsWatch;
import dev.millet.upgrades.overview.HealthChecks;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.StuckThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a generation out before anybody depends on it. */
final class Checks {

  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
  private static final long MIB = 1024 * 1024;

  /** A check is interrupted after its own time; one that heeds no interrupt is given up then. */
  private static final Duration HEALTH_LIMIT = HealthCheckRunner.MAX_TIME.plusSeconds(1);

  private final BundleContext context;
  private final Generations generations;
  private final SmokeTester smokeTester;
  private final StandbyStart starts;
  private final StuckThreads stuckThreads;
  private final SandboxRunner runner;
  private final Limits limits;
  private final DefaultsWatch defaults;

  Checks(
      BundleContext context,
      Generations generations,
      SmokeTester smokeTester,
      StandbyStart starts,
      StuckThreads stuckThreads,
      SandboxRunner runner,
      Limits limits,
      DefaultsWatch defaults) {
    this.context = context;
    this.generations = generations;
    this.smokeTester = smokeTester;
    this.starts = starts;
    this.stuckThreads = stuckThreads;
    this.runner = runner;
    this.limits = limits;
    this.defaults = defaults;
  }

  /**
   * Checks all generations of a change.
   *
   * @param leaving modules that the change takes out
   * @param limit how long trying out the next one may take
   * @return the generations that have passed; one that had to be started once more is a new one
   * @throws StepFailedException naming the first thing that is wrong; threads that a generation has
   *     begun are ended then
   */
  List<Generation> check(
      Collection<Generation> next, Collection<String> leaving, Supplier<Duration> limit)
      throws StepFailedException, InterruptedException {
    Optional<String> collision = generations.collision(next, leaving);
    if (collision.isPresent()) {
      throw new StepFailedException(ModuleProblem.of("collision", collision.get()));
    }
    List<Generation> passed = new ArrayList<>();
    for (Generation generation : next) {
      passed.add(check(generation, limit));
    }
    return passed;
  }

  private Generation check(Generation generation, Supplier<Duration> limit)
      throws StepFailedException, InterruptedException {
    KeptHeap kept = examine(generation, limit.get());
    if (!kept.mayExceed(limits.heap())) {
      return generation;
    }
    if (kept.exceeds(limits.heap())) {
      throw tooMuch(generation, kept);
    }
    // others may keep it: now that a collection has just been, that can be told apart
    LOG.info("{} is started once more, to see what it keeps", generation.bundle());
    Generation again = starts.startAnew(generation.bundle(), limit.get());
    KeptHeap known = examine(again, limit.get());
    if (known.mayExceed(limits.heap())) {
      throw tooMuch(again, known);
    }
    return again;
  }

  private KeptHeap examine(Generation generation, Duration limit)
      throws StepFailedException, InterruptedException {
    List<String> changed;
    defaults.beginTrial();
    try {
      tryOut(generation, limit);
    } finally {
      changed = defaults.endTrial();
    }
    Sandbox sandbox = Sandbox.of(generation);
    if (!changed.isEmpty()) {
      sandbox.end(stuckThreads);
    }
    StandbyStart.refuse(generation, changed);
    List<Thread> left = sandbox.threads();
    if (!left.isEmpty()) {
      sandbox.end(stuckThreads);
      String names = left.stream().map(Thread::getName).sorted().collect(Collectors.joining(", "));
      throw new StepFailedException(ModuleProblem.of("threads", generation.module(), names));
    }
    return heap(sandbox);
  }

  /** Each check is on a thread of its own, which is called after it, for the one that hangs. */
  private void tryOut(Generation generation, Duration limit)
      throws StepFailedException, InterruptedException {
    Deadline deadline = Deadline.in(limit);
    runner.run("module-check services", generation, deadline.left(), () -> services(generation));
    for (var contribution : generation.contributions()) {
      if (contribution instanceof HealthCheck check) {
        runner.run(
            "module-check health check " + check.name(),
            generation,
            deadline.left(HEALTH_LIMIT),
            () -> health(generation, check));
      }
    }
    runner.run(
        "module-check smoke requests",
        generation,
        deadline.left(),
        () -> testSmokeRequests(generation));
  }

  private Lease trial(Generation generation) throws StepFailedException {
    return generations
        .tryOut(generation)
        .orElseThrow(() -> new StepFailedException(ModuleProblem.of("gone", generation.module())));
  }

  private void testSmokeRequests(Generation generation) throws StepFailedException {
    try (Lease trial = trial(generation)) {
      for (SmokeRequest request : SmokeTester.requests(generation)) {
        Optional<String> complaint = smokeTester.test(trial, request);
        if (complaint.isPresent()) {
          throw new StepFailedException(
              ModuleProblem.of("smoke", generation.module(), complaint.get()));
        }
      }
    }
  }

  /** Collecting makes everybody wait: only what may keep too much is worth that. */
  private KeptHeap heap(Sandbox sandbox) {
    return sandbox.allocated() <= limits.heap()
        ? KeptHeap.NOTHING
        : sandbox.kept(Heap.afterCollection());
  }

  private StepFailedException tooMuch(Generation generation, KeptHeap kept) {
    return new StepFailedException(
        ModuleProblem.of(
            "heap",
            generation.module(),
            Long.toString(kept.atMost() / MIB),
            Long.toString(limits.heap() / MIB)));
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
            ModuleProblem.of("service", generation.module(), reference.toString()));
      }
      context.ungetService(reference);
    }
  }

  private void health(Generation generation, HealthCheck check) throws StepFailedException {
    try (Lease trial = trial(generation)) {
      String complaint = HealthChecks.complaint(check, trial);
      if (complaint != null) {
        throw new StepFailedException(
            ModuleProblem.of("health", generation.module(), check.name(), complaint));
      }
    }
  }
}
