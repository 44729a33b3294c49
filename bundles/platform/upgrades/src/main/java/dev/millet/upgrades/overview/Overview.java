package dev.millet.upgrades.overview;

import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.JobState;
import dev.millet.api.jobs.Jobs;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.SubscriptionState;
import dev.millet.api.journal.Subscriptions;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.modules.Lease;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Fragment;
import dev.millet.upgrades.leftovers.Leftover;
import dev.millet.upgrades.leftovers.Leftovers;
import dev.millet.upgrades.overview.ModuleState.Check;
import dev.millet.upgrades.overview.ModuleState.GenerationState;
import dev.millet.upgrades.overview.ModuleState.RouteLine;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.Stock;
import dev.millet.upgrades.state.Wish;
import dev.millet.upgrades.state.Wish.Standing;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the running system. Thread-safe; each answer is a fresh look. */
public final class Overview {

  private static final Logger LOG = LoggerFactory.getLogger(Overview.class);
  private static final String MODULE = "Millet-Module";
  private static final String PLATFORM = "Millet-Platform";

  private final BundleContext context;
  private final Generations generations;
  private final Subscriptions subscriptions;
  private final Jobs jobs;
  private final Wirings wirings;
  private final Troubles troubles;
  private final Leftovers leftovers;
  private final DesiredState desired;
  private final Stock stock;

  public Overview(
      BundleContext context,
      Generations generations,
      Subscriptions subscriptions,
      Jobs jobs,
      Troubles troubles,
      Leftovers leftovers,
      DesiredState desired,
      Stock stock) {
    this.context = context;
    this.generations = generations;
    this.subscriptions = subscriptions;
    this.jobs = jobs;
    this.wirings = new Wirings();
    this.troubles = troubles;
    this.leftovers = leftovers;
    this.desired = desired;
    this.stock = stock;
  }

  /** Every installed module, by name. */
  public List<ModuleState> modules() {
    Look look = look();
    return installed().entrySet().stream()
        .map(each -> state(each.getKey(), each.getValue(), look))
        .toList();
  }

  /** One module; empty where none of the name is installed. */
  public Optional<ModuleState> module(String name) {
    List<Bundle> bundles = installed().get(name);
    return Optional.ofNullable(bundles).map(found -> state(name, found, look()));
  }

  /** What is asked once for all modules. */
  private record Look(List<SubscriptionState> cursors, List<JobState> jobs, List<Leftover> left) {}

  private Look look() {
    return new Look(subscriptions.states(), jobs.states(), leftovers.all());
  }

  private Map<String, List<Bundle>> installed() {
    Map<String, List<Bundle>> modules = new TreeMap<>();
    for (Bundle bundle : context.getBundles()) {
      String module = bundle.getHeaders("").get(MODULE);
      if (module != null) {
        modules.computeIfAbsent(module, name -> new ArrayList<>()).add(bundle);
      }
    }
    return modules;
  }

  private ModuleState state(String module, List<Bundle> bundles, Look look) {
    List<Generation> filed =
        generations.all().stream().filter(each -> each.module().equals(module)).toList();
    Optional<Generation> active =
        filed.stream().filter(each -> each.state() == Generation.State.ACTIVE).findFirst();
    Wish wish = wish(module);
    List<Check> checks = active.map(Overview::checks).orElse(List.of());
    boolean ailing = checks.stream().anyMatch(check -> check.complaint() != null);
    String standing =
        active.isPresent()
            ? ailing ? ModuleState.AILING : ModuleState.WELL
            : wish.standing() == Standing.DISABLED ? ModuleState.DISABLED : ModuleState.ABSENT;
    Bundle provider = active.map(Generation::bundle).orElse(bundles.get(0));
    List<Contribution> contributions = active.map(Generation::contributions).orElse(List.of());
    return new ModuleState(
        module,
        Boolean.parseBoolean(provider.getHeaders("").get(PLATFORM)),
        standing,
        active.map(generation -> generation.version().toString()).orElse(null),
        previous(wish),
        generations(bundles, filed),
        Stream.concat(
                bundles.stream()
                    .filter(
                        bundle -> filed.stream().noneMatch(each -> each.bundle().equals(bundle)))
                    .filter(bundle -> !troubles.zombies().hold(bundle))
                    .flatMap(bundle -> troubles.of(bundle).stream()),
                lingering(module, look.left()).stream())
            .toList(),
        checks,
        wirings.requirements(provider),
        wirings.dependents(provider, context.getBundles()).stream()
            .map(bundle -> bundle.getHeaders("").get(MODULE))
            .filter(Objects::nonNull)
            .filter(name -> !name.equals(module))
            .distinct()
            .sorted()
            .toList(),
        routes(contributions),
        slots(contributions),
        named(contributions, Offer.class, offer -> offer.api().getName() + named(offer.name())),
        look.cursors().stream().filter(cursor -> subscribes(contributions, cursor.name())).toList(),
        look.jobs().stream().filter(job -> module.equals(job.module())).toList());
  }

  /** What earlier versions have left; a thread that was given up is not told of twice. */
  private List<Trouble> lingering(String module, List<Leftover> left) {
    List<Trouble> givenUp = troubles.zombies().of(module);
    return givenUp.isEmpty()
        ? left.stream()
            .filter(each -> each.module().equals(module))
            .flatMap(each -> each.troubles().stream())
            .toList()
        : givenUp;
  }

  private Wish wish(String module) {
    try {
      return desired.of(module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String previous(Wish wish) {
    if (wish.previous() == null) {
      return null;
    }
    try {
      return stock.find(wish.previous()).flatMap(Stock::version).orElse(null);
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

  private record Asked(String check, CompletableFuture<Optional<String>> answer) {

    Check answered() {
      return new Check(check, answer.join().orElse(null));
    }
  }

  // A generation that has retired since the look at the table has nothing to say any more.
  private static List<Check> checks(Generation generation) {
    Optional<Lease> lease = generation.lease();
    if (lease.isEmpty()) {
      return List.of();
    }
    try (Lease held = lease.get()) {
      return asked(held.generation()).stream().map(Asked::answered).toList();
    }
  }

  /** All are asked before the first is waited for, so that the slow ones are slow together. */
  private static List<Asked> asked(Generation generation) {
    return generation.contributions().stream()
        .filter(HealthCheck.class::isInstance)
        .map(HealthCheck.class::cast)
        .map(
            check ->
                new Asked(
                    check.name(),
                    check
                        .ask(generation, HealthCheck.MAX_TIME)
                        .exceptionally(problem -> Optional.of(failed(check, problem)))))
        .toList();
  }

  private static String failed(HealthCheck check, Throwable problem) {
    LOG.warn("The health check {} failed", check.name(), problem);
    return "The check failed: " + problem;
  }

  /**
   * Runs a health check on this thread and returns its complaint; null where all is well. One that
   * throws complains, too.
   */
  public static String complaint(HealthCheck check, Lease lease) {
    try {
      return check.run(lease).orElse(null);
    } catch (Exception e) {
      return failed(check, e);
    }
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
