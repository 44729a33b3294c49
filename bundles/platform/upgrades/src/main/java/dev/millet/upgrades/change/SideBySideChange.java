package dev.millet.upgrades.change;

import static dev.millet.upgrades.change.Steps.step;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Target;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts new versions beside the old ones, lets them take over in one step, and takes the old ones
 * away when the new ones have proved themselves. What fails before the switch leaves the old
 * versions untouched; until they are drained they are one write of the table away.
 */
final class SideBySideChange implements ChangeProcedure {

  private static final Logger LOG = LoggerFactory.getLogger(SideBySideChange.class);

  private final Generations generations;
  private final ChangeSteps steps;
  private final StandbyStart starts;
  private final WarmUp warmUp;
  private final VersionRetirement retirement;
  private final Limits limits;

  SideBySideChange(
      Generations generations,
      ChangeSteps steps,
      StandbyStart starts,
      WarmUp warmUp,
      VersionRetirement retirement,
      Limits limits) {
    this.generations = generations;
    this.steps = steps;
    this.starts = starts;
    this.warmUp = warmUp;
    this.retirement = retirement;
    this.limits = limits;
  }

  @Override
  public Outcome make(Change change, Draft draft) throws InterruptedException {
    Arrival arrival = new Arrival(generations, draft);
    try {
      Background.run(() -> prepare(change, draft, arrival));
      if (!change.decide()) {
        retirement.remove(arrival.bundles());
        return Outcome.CANCELLED;
      }
      return takeOver(change, draft, arrival);
    } catch (StepFailedException e) {
      retirement.remove(arrival.bundles());
      return Outcome.FAILED;
    } catch (RuntimeException e) {
      // such as a database that does not take the audit trail any more
      generations.switchTo(arrival.before().values(), arrival.firstComers());
      retirement.remove(arrival.bundles());
      throw e;
    } finally {
      arrival.close();
    }
  }

  /** Ends early where somebody cancels it. */
  private void prepare(Change change, Draft draft, Arrival arrival)
      throws StepFailedException, InterruptedException {
    if (draft.coming().isEmpty() && draft.shared().isEmpty()) {
      return;
    }
    step(change, Step.EXPAND, () -> install(draft, arrival));
    if (!change.isCancelled()) {
      step(change, Step.START, () -> start(arrival));
    }
    if (!change.isCancelled()) {
      step(change, Step.CHECK, () -> check(arrival));
    }
  }

  private void install(Draft draft, Arrival arrival) throws StepFailedException {
    for (var shared : draft.shared()) {
      arrival.shares(starts.installation().install(shared.candidate()));
    }
    for (Target target : draft.coming()) {
      arrival.brings(starts.installation().install(target));
    }
    steps.expansion().expand(arrival.modules());
  }

  private void start(Arrival arrival) throws StepFailedException, InterruptedException {
    for (Bundle bundle : arrival.modules()) {
      arrival.started(starts.start(bundle, limits.start()));
    }
  }

  private void check(Arrival arrival) throws StepFailedException, InterruptedException {
    arrival.passed(steps.checks().check(arrival.next(), arrival.leaving(), limits::start));
    warmUp.warm(arrival.next(), arrival.before());
  }

  private Outcome takeOver(Change change, Draft draft, Arrival arrival)
      throws StepFailedException, InterruptedException {
    List<Watch> watches = steps.watch().begin(arrival.next(), arrival.before());
    step(change, Step.SWITCH, () -> switchTo(arrival));
    Optional<ModuleProblem> breach = steps.watch().watch(change, watches);
    if (breach.isEmpty()) {
      breach = steps.desiredState().keep(change, draft, arrival.before());
    }
    if (breach.isPresent()) {
      generations.switchTo(arrival.before().values(), arrival.firstComers());
      change.report(Step.SWITCH, StepState.UNDONE, breach.get());
      retirement.drain(change, arrival.next());
      retirement.remove(arrival.sharedBundles());
      return Outcome.ROLLED_BACK;
    }
    try {
      steps.contraction().contract(change, draft, arrival.replaced(), arrival.next());
      retirement.drain(change, draft, arrival.before());
    } catch (RuntimeException e) {
      // the next start comes up with the new versions; nothing may put the old ones back any more
      LOG.error("What change {} replaced could not be taken away", change.id(), e);
    }
    return Outcome.DONE;
  }

  private void switchTo(Arrival arrival) throws StepFailedException {
    try {
      generations.switchTo(arrival.next(), arrival.leaving());
    } catch (IllegalStateException e) {
      throw new StepFailedException(ModuleProblem.of("collision", e.getMessage()), e);
    }
  }

  /** The versions that have come so far, and those beside them. */
  private static final class Arrival implements AutoCloseable {

    private final Draft draft;
    private final Map<String, Generation> before = new LinkedHashMap<>();
    private final List<AutoCloseable> held = new ArrayList<>();
    private final List<Bundle> shared = new ArrayList<>();
    private final List<Bundle> modules = new ArrayList<>();
    private final List<Generation> next = new ArrayList<>();

    Arrival(Generations generations, Draft draft) {
      this.draft = draft;
      for (Target target : draft.targets()) {
        if (target.active() != null) {
          before.put(target.module(), target.active());
        } else if (target.comes()) {
          held.add(generations.hold(target.module()));
        }
      }
    }

    void shares(Bundle bundle) {
      shared.add(bundle);
    }

    void brings(Bundle bundle) {
      modules.add(bundle);
    }

    void started(Generation generation) {
      next.add(generation);
    }

    void passed(List<Generation> generations) {
      next.clear();
      next.addAll(generations);
    }

    Map<String, Generation> before() {
      return before;
    }

    /** The bundles of what was there before, by module. */
    Map<String, Bundle> replaced() {
      Map<String, Bundle> replaced = new LinkedHashMap<>();
      before.forEach((module, generation) -> replaced.put(module, generation.bundle()));
      return replaced;
    }

    List<Generation> next() {
      return next;
    }

    List<Bundle> modules() {
      return modules;
    }

    List<Bundle> sharedBundles() {
      return shared;
    }

    /** Everything that has come, what others stand on last. */
    List<Bundle> bundles() {
      List<Bundle> all = new ArrayList<>(modules);
      all.addAll(shared);
      return all;
    }

    List<String> leaving() {
      return draft.leaving().stream().map(Target::module).toList();
    }

    /** The modules of which nothing was active before. */
    Collection<String> firstComers() {
      return draft.coming().stream()
          .filter(target -> target.active() == null)
          .map(Target::module)
          .toList();
    }

    @Override
    public void close() {
      for (AutoCloseable each : held) {
        try {
          each.close();
        } catch (Exception e) {
          throw new IllegalStateException("a hold that does not let go", e);
        }
      }
    }
  }
}
