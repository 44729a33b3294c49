package dev.millet.upgrades.overview;

import dev.millet.api.gateway.Route;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Fragment;
import dev.millet.distribution.DesiredModule;
import dev.millet.distribution.DesiredModule.Activation;
import dev.millet.distribution.Headers;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.platform.api.jobs.Jobs;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.platform.api.journal.Subscriptions;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.leftovers.Leftover;
import dev.millet.upgrades.leftovers.Leftovers;
import dev.millet.upgrades.overview.ModuleState.Activity;
import dev.millet.upgrades.overview.ModuleState.Check;
import dev.millet.upgrades.overview.ModuleState.Dependencies;
import dev.millet.upgrades.overview.ModuleState.GenerationState;
import dev.millet.upgrades.overview.ModuleState.RouteLine;
import dev.millet.upgrades.overview.ModuleState.Versions;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Looks at the running system. Thread-safe; each answer is a fresh look. */
public final class Overview {

  private final BundleContext context;
  private final Generations generations;
  private final Subscriptions subscriptions;
  private final Jobs jobs;
  private final Wirings wirings;
  private final BundleDiagnosis problems;
  private final Leftovers leftovers;
  private final DesiredState desired;
  private final ModuleRepository repository;

  public Overview(
      BundleContext context,
      Generations generations,
      Subscriptions subscriptions,
      Jobs jobs,
      BundleDiagnosis problems,
      Leftovers leftovers,
      DesiredState desired,
      ModuleRepository repository) {
    this.context = context;
    this.generations = generations;
    this.subscriptions = subscriptions;
    this.jobs = jobs;
    this.wirings = new Wirings();
    this.problems = problems;
    this.leftovers = leftovers;
    this.desired = desired;
    this.repository = repository;
  }

  /** Every installed module, by name. */
  public List<ModuleState> modules() {
    Snapshot snapshot = snapshot();
    return installed().entrySet().stream()
        .map(each -> state(each.getKey(), each.getValue(), snapshot))
        .toList();
  }

  /** One module; empty where none of the name is installed. */
  public Optional<ModuleState> module(String name) {
    List<Bundle> bundles = installed().get(name);
    return Optional.ofNullable(bundles).map(found -> state(name, found, snapshot()));
  }

  /** The answers that are asked for once for all modules. */
  private record Snapshot(
      List<SubscriptionState> cursors, List<JobState> jobs, List<Leftover> left) {}

  private Snapshot snapshot() {
    return new Snapshot(subscriptions.states(), jobs.states(), leftovers.all());
  }

  private Map<String, List<Bundle>> installed() {
    Map<String, List<Bundle>> modules = new TreeMap<>();
    for (Bundle bundle : context.getBundles()) {
      String module = bundle.getHeaders("").get(Headers.MODULE);
      if (module != null) {
        modules.computeIfAbsent(module, name -> new ArrayList<>()).add(bundle);
      }
    }
    return modules;
  }

  private ModuleState state(String module, List<Bundle> bundles, Snapshot snapshot) {
    List<Generation> filed =
        generations.all().stream().filter(each -> each.module().equals(module)).toList();
    Optional<Generation> active =
        filed.stream().filter(each -> each.state() == Generation.State.ACTIVE).findFirst();
    DesiredModule desiredModule = desiredModule(module);
    List<Check> checks = active.map(HealthChecks::of).orElse(List.of());
    Bundle provider = active.map(Generation::bundle).orElse(bundles.get(0));
    List<Contribution> contributions = active.map(Generation::contributions).orElse(List.of());
    return new ModuleState(
        module,
        Boolean.parseBoolean(provider.getHeaders("").get(Headers.PLATFORM)),
        status(active.isPresent(), checks, desiredModule),
        new Versions(
            active.map(generation -> generation.version().toString()).orElse(null),
            previous(desiredModule),
            generations(bundles, filed)),
        problems(module, bundles, filed, snapshot.left()),
        checks,
        new Dependencies(wirings.requirements(provider), dependents(module, provider)),
        new Activity(
            routes(contributions),
            slots(contributions),
            named(contributions, Offer.class, offer -> offer.api().getName() + named(offer.name())),
            snapshot.cursors().stream()
                .filter(cursor -> subscribes(contributions, cursor.name()))
                .toList(),
            snapshot.jobs().stream().filter(job -> module.equals(job.module())).toList()));
  }

  private static ModuleStatus status(boolean active, List<Check> checks, DesiredModule desired) {
    if (active) {
      return checks.stream().allMatch(check -> check.complaint() == null)
          ? ModuleStatus.HEALTHY
          : ModuleStatus.UNHEALTHY;
    }
    return desired.activation() == Activation.DISABLED
        ? ModuleStatus.DISABLED
        : ModuleStatus.INACTIVE;
  }

  private List<ModuleProblem> problems(
      String module, List<Bundle> bundles, List<Generation> filed, List<Leftover> left) {
    Stream<ModuleProblem> silent =
        bundles.stream()
            .filter(bundle -> filed.stream().noneMatch(each -> each.bundle().equals(bundle)))
            .filter(bundle -> !problems.stuckThreads().hold(bundle))
            .flatMap(bundle -> problems.of(bundle).stream());
    return Stream.concat(silent, lingering(module, left).stream()).toList();
  }

  private List<String> dependents(String module, Bundle provider) {
    return wirings.dependents(provider, context.getBundles()).stream()
        .map(bundle -> bundle.getHeaders("").get(Headers.MODULE))
        .filter(Objects::nonNull)
        .filter(name -> !name.equals(module))
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns what earlier versions have left; a thread that was given up is not told of twice. */
  private List<ModuleProblem> lingering(String module, List<Leftover> left) {
    List<ModuleProblem> givenUp = problems.stuckThreads().of(module);
    return givenUp.isEmpty()
        ? left.stream()
            .filter(each -> each.module().equals(module))
            .flatMap(each -> each.problems().stream())
            .toList()
        : givenUp;
  }

  private DesiredModule desiredModule(String module) {
    try {
      return desired.of(module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String previous(DesiredModule desiredModule) {
    if (desiredModule.previous() == null) {
      return null;
    }
    try {
      return repository
          .find(desiredModule.previous())
          .flatMap(ModuleRepository::version)
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String named(String name) {
    return name.isEmpty() ? "" : " (" + name + ")";
  }

  private static List<GenerationState> generations(List<Bundle> bundles, List<Generation> filed) {
    Stream<GenerationState> contributing =
        filed.stream()
            .sorted(Comparator.comparing(each -> each.state() != Generation.State.ACTIVE))
            .map(
                each ->
                    new GenerationState(
                        each.version().toString(),
                        each.state().name().toLowerCase(Locale.ROOT),
                        each.bundle().getBundleId(),
                        each.bundle().getLocation(),
                        each.leases(),
                        each.errors()));
    Stream<GenerationState> silent =
        bundles.stream()
            .filter(bundle -> filed.stream().noneMatch(each -> each.bundle().equals(bundle)))
            .map(
                bundle ->
                    new GenerationState(
                        bundle.getVersion().toString(),
                        "installed",
                        bundle.getBundleId(),
                        bundle.getLocation(),
                        0,
                        Map.of()));
    return Stream.concat(contributing, silent).toList();
  }

  private static List<RouteLine> routes(List<Contribution> contributions) {
    return contributions.stream()
        .filter(Route.class::isInstance)
        .map(Route.class::cast)
        .map(
            route ->
                new RouteLine(
                    route.method(),
                    route.template(),
                    route.permission().name(),
                    route.document().summary()))
        .toList();
  }

  private static List<String> slots(List<Contribution> contributions) {
    return Stream.concat(
            named(contributions, Fragment.class, Fragment::slot).stream(),
            named(contributions, AnswerPart.class, AnswerPart::slot).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean subscribes(List<Contribution> contributions, String name) {
    return named(contributions, Subscription.class, Subscription::name).contains(name);
  }

  private static <C extends Contribution> List<String> named(
      List<Contribution> contributions, Class<C> type, Function<? super C, String> name) {
    return contributions.stream().filter(type::isInstance).map(type::cast).map(name).toList();
  }
}
