package dev.millet.upgrades.plan;

import dev.millet.distribution.Headers;
import dev.millet.platform.api.database.Migrations;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.feature.NamedFeatures;
import dev.millet.upgrades.feature.Requirements;
import dev.millet.upgrades.overview.BundleDiagnosis;
import dev.millet.upgrades.overview.SharedBundles;
import dev.millet.upgrades.overview.Wirings;
import dev.millet.upgrades.plan.Plan.Item;
import dev.millet.upgrades.plan.Plan.Schema;
import dev.millet.upgrades.plan.Plan.SharedItem;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.settings.WrittenSettings;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Finds out what a change would do, without doing it. Thread-safe. */
public final class Planner {

  private final BundleContext context;
  private final Generations generations;
  private final Migrations migrations;
  private final BundleDiagnosis problems;
  private final ModuleRepository repository;
  private final TrustPolicy trust;
  private final Wirings wirings = new Wirings();
  private final DesiredState desired;
  private final WrittenSettings settings;
  private final NamedFeatures features = new NamedFeatures();

  /**
   * @param trust decides what may be installed
   * @param settings what is set about modules
   */
  public Planner(
      BundleContext context,
      Generations generations,
      Migrations migrations,
      BundleDiagnosis problems,
      ModuleRepository repository,
      DesiredState desired,
      TrustPolicy trust,
      WrittenSettings settings) {
    this.context = context;
    this.generations = generations;
    this.migrations = migrations;
    this.problems = problems;
    this.repository = repository;
    this.desired = desired;
    this.trust = trust;
    this.settings = settings;
  }

  /** Returns what an order would do; as {@link #draft}. */
  public Plan plan(Order order) throws IOException {
    return draft(order).plan();
  }

  /**
   * Plans an order.
   *
   * @return the plan, with what stands against it, and what is needed to make it
   * @throws IOException when a file cannot be read
   */
  public synchronized Draft draft(Order order) throws IOException {
    FileSelection selection = new FileSelection(repository, features);
    selection.take(order.files());
    List<ModuleProblem> obstacles = new ArrayList<>(selection.obstacles());
    obstacles.addAll(
        new Requirements(selection.features(), new RunningFeatures(context, repository, features))
            .problems());
    Targets targets =
        new Targets(generations, desired, repository, trust, new SharedBundles(context, desired));
    targets.put(selection);
    targets.takeOrders(order);
    obstacles.addAll(targets.obstacles());
    return inspected(order, selection, targets.all(), obstacles);
  }

  private Draft inspected(
      Order order, FileSelection selection, List<Target> targets, List<ModuleProblem> obstacles)
      throws IOException {
    List<Candidate> candidates =
        Stream.concat(
                selection.shared().values().stream(),
                targets.stream().filter(Target::comes).map(Target::candidate))
            .distinct()
            .toList();
    List<ModuleProblem> remarks = new ArrayList<>();
    CandidateInspection inspection = CandidateInspection.of(candidates);
    obstacles.addAll(inspection.unreadable());
    Basis basis = new Basis(new SharedUpdates(context), trust, inspection);
    basis.put(selection, targets);
    obstacles.addAll(basis.obstacles());
    List<Target> all = new ArrayList<>(targets);
    all.addAll(basis.restarting(targets, generations.table()));
    List<Item> items = new ArrayList<>();
    for (Target target : all) {
      items.add(item(target, inspection, basis, obstacles));
      remark(target, targets, remarks);
    }
    obstacles.addAll(inspection.clashes(problems, context.getBundles(), basis.going()));
    for (Shared shared : basis.shared()) {
      obstacles.addAll(inspection.missing(shared.candidate(), problems, basis.going()));
    }
    List<SharedItem> shared = basis.shared().stream().map(Planner::item).toList();
    if (items.isEmpty() && shared.isEmpty() && obstacles.isEmpty()) {
      obstacles.add(ModuleProblem.of("nothing"));
    }
    Fingerprint print = new Fingerprint();
    all.forEach(print::add);
    items.forEach(print::add);
    basis.shared().forEach(print::add);
    obstacles.forEach(print::add);
    return new Draft(
        new Plan(print.id(), order, items, shared, remarks, obstacles), all, basis.shared());
  }

  private Item item(
      Target target, CandidateInspection inspection, Basis basis, List<ModuleProblem> obstacles) {
    Candidate candidate = target.candidate();
    Generation active = target.active();
    Schema schema = Schema.UNCHANGED;
    if (target.comes()) {
      settings.refusal(candidate).ifPresent(obstacles::add);
      obstacles.addAll(inspection.missing(candidate, problems, basis.going()));
      Bundle before = target.action() == Action.UPGRADE ? active.bundle() : null;
      schema =
          new Schema(
              inspection.pending(candidate, migrations, obstacles),
              inspection.contract(before, candidate, migrations),
              inspection.pause(before, candidate, migrations));
    }
    String from = active == null ? null : active.version().toString();
    boolean stays = !target.comes() && !target.action().takesOut();
    return new Item(
        target.module(),
        target.action(),
        from,
        target.comes() ? candidate.version().toString() : stays ? from : null,
        target.comes() ? new Plan.File(candidate.sha256(), candidate.signer()) : null,
        schema,
        !basis.parked().isEmpty());
  }

  private static SharedItem item(Shared shared) {
    return new SharedItem(
        shared.candidate().symbolicName(),
        shared.replaces() ? shared.replaced().getVersion().toString() : null,
        shared.candidate().version().toString(),
        shared.candidate().sha256(),
        shared.modules());
  }

  /** Remarks on the modules that use what leaves: they go on without it. */
  private void remark(Target target, List<Target> targets, List<ModuleProblem> remarks) {
    if (!target.action().takesOut() || target.active() == null) {
      return;
    }
    Set<String> leaving =
        targets.stream()
            .filter(each -> each.action().takesOut())
            .map(Target::module)
            .collect(Collectors.toSet());
    Collection<Bundle> users = wirings.dependents(target.active().bundle(), context.getBundles());
    String names =
        users.stream()
            .map(bundle -> bundle.getHeaders("").get(Headers.MODULE))
            .filter(name -> name != null && !leaving.contains(name))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      remarks.add(ModuleProblem.of("used-by", target.module(), names));
    }
  }
}
