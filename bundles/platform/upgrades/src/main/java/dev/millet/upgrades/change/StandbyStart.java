package dev.millet.upgrades.change;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.distribution.Headers;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Namespaces;
import dev.millet.upgrades.defaults.DefaultsWatch;
import dev.millet.upgrades.overview.BundleDiagnosis;
import dev.millet.upgrades.plan.TrustPolicy;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.settings.WrittenSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Starts a candidate beside what is active. */
final class StandbyStart {

  private static final Duration TO_BE_FILED = Duration.ofMillis(500);
  private static final long LOOK_MILLIS = 20;

  private final BundleContext context;
  private final Generations generations;
  private final BundleDiagnosis problems;
  private final StandbyInstallation installation;
  private final Removal removal;
  private final DefaultsWatch defaults;

  StandbyStart(
      BundleContext context,
      TrustPolicy trust,
      Generations generations,
      BundleDiagnosis problems,
      WrittenSettings settings,
      Removal removal,
      DefaultsWatch defaults) {
    this.context = context;
    this.generations = generations;
    this.problems = problems;
    this.installation = new StandbyInstallation(context, trust, settings);
    this.removal = removal;
    this.defaults = defaults;
  }

  /** Returns how candidates are installed. */
  StandbyInstallation installation() {
    return installation;
  }

  /**
   * Starts an installed candidate. Where it does not come to stand by, the threads that it has
   * begun are ended; the bundle stays installed.
   *
   * @return the new generation, which nobody enters yet
   * @throws StepFailedException when it does not come to stand by in time
   */
  Generation start(Bundle bundle, Duration limit) throws StepFailedException, InterruptedException {
    Sandbox sandbox = new Sandbox(bundle);
    try {
      Generation generation = started(bundle, Deadline.in(limit), limit, sandbox);
      generation.attachment(Sandbox.class, () -> sandbox);
      return generation;
    } catch (StepFailedException e) {
      sandbox.end(problems.stuckThreads());
      throw e;
    }
  }

  private Generation started(Bundle bundle, Deadline deadline, Duration limit, Sandbox sandbox)
      throws StepFailedException, InterruptedException {
    List<String> changed;
    Generation generation;
    defaults.beginTrial();
    try {
      run(bundle, limit, sandbox);
      generation = await(bundle, deadline, sandbox);
    } finally {
      changed = defaults.endTrial();
    }
    refuse(generation, changed);
    return generation;
  }

  /** Refuses a version that changes what all modules share. */
  static void refuse(Generation generation, List<String> changed) throws StepFailedException {
    if (!changed.isEmpty()) {
      throw new StepFailedException(
          ModuleProblem.of("defaults", generation.module(), String.join(", ", changed)));
    }
  }

  /**
   * Starts what stands by once more, as if it had never run; as {@link #start}. Collects between,
   * which everybody waits for.
   */
  Generation startAnew(Bundle bundle, Duration limit)
      throws StepFailedException, InterruptedException {
    removal.renew(bundle);
    Heap.afterCollection();
    return start(bundle, limit);
  }

  private void run(Bundle bundle, Duration limit, Sandbox sandbox)
      throws StepFailedException, InterruptedException {
    Trial trial =
        sandbox.run(
            "module-start",
            limit,
            () -> bundle.start(Bundle.START_TRANSIENT),
            () -> removeLate(bundle));
    if (trial.isAbandoned()) {
      throw new StepFailedException(
          problems.stuckThreads().starting(bundle, trial.thread(), trial.place()));
    }
    if (trial.overran()) {
      throw new StepFailedException(
          ModuleProblem.of("start-hangs", Long.toString(limit.toSeconds()), trial.place()));
    }
    if (trial.failure().isPresent()) {
      throw failed("start", trial.failure().get());
    }
  }

  private static StepFailedException failed(String code, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String reason = root == failure ? String.valueOf(failure.getMessage()) : root.toString();
    return new StepFailedException(ModuleProblem.of(code, reason), failure);
  }

  private Generation await(Bundle bundle, Deadline deadline, Sandbox sandbox)
      throws StepFailedException, InterruptedException {
    Deadline soon = Deadline.in(TO_BE_FILED);
    boolean asked = false;
    while (true) {
      Optional<Generation> filed =
          generations.all().stream().filter(each -> each.bundle().equals(bundle)).findFirst();
      if (filed.isPresent()) {
        return filed.get();
      }
      if (!asked && soon.isOver()) {
        asked = true;
        askAgain(bundle, deadline.left(), sandbox);
      }
      Optional<ModuleProblem> hopeless = problems.failure(bundle);
      if (hopeless.isPresent() || deadline.isOver()) {
        throw new StepFailedException(hopeless.orElseGet(() -> problems.of(bundle).get(0)));
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** A contributor that is registered and was not filed has failed: it is asked why. */
  private void askAgain(Bundle bundle, Duration limit, Sandbox sandbox)
      throws StepFailedException, InterruptedException {
    ServiceReference<?>[] registered = bundle.getRegisteredServices();
    Optional<ServiceReference<?>> contributor =
        Stream.of(registered == null ? new ServiceReference<?>[0] : registered)
            .filter(each -> names(each).contains(Contributor.class.getName()))
            .findFirst();
    if (contributor.isEmpty()) {
      return;
    }
    Trial trial =
        sandbox.run("module-contributions", limit, () -> list(contributor.get()), () -> {});
    if (trial.failure().isPresent()) {
      throw failed("contributions", trial.failure().get());
    }
  }

  private static List<String> names(ServiceReference<?> reference) {
    return List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
  }

  private void list(ServiceReference<?> reference) {
    // null where its component fails, which tells why by itself
    if (context.getService(reference) instanceof Contributor contributor) {
      try {
        refuseForeignNames(reference.getBundle(), contributor.contributions());
      } finally {
        context.ungetService(reference);
      }
    }
  }

  /** Returns the reason why it cannot be filed. */
  private void refuseForeignNames(Bundle bundle, List<Contribution> contributions) {
    String module = bundle.getHeaders("").get(Headers.MODULE);
    List<String> others =
        Stream.of(context.getBundles())
            .map(each -> each.getHeaders("").get(Headers.MODULE))
            .filter(Objects::nonNull)
            .toList();
    Namespaces.foreign(module, contributions, others)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  private void removeLate(Bundle bundle) {
    try {
      removal.remove(bundle);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
