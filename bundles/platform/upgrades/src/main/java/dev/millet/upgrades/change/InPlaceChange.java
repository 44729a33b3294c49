package dev.millet.upgrades.change;

import static dev.millet.upgrades.change.Steps.step;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Target;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces bundles that modules share, and with them the modules that stand on them: two versions
 * of an api cannot serve side by side, for who calls and who answers must mean the same by it. So
 * callers are held, everybody leaves, the bundles are replaced, checked, and callers are let in
 * again. There is no warm way back: to undo it is to do the same with the old files.
 */
final class InPlaceChange implements ChangeProcedure {

  private static final Logger LOG = LoggerFactory.getLogger(InPlaceChange.class);

  private final Generations generations;
  private final ChangeSteps steps;
  private final Replacements replacements;
  private final Limits limits;

  InPlaceChange(
      Generations generations, ChangeSteps steps, Replacements replacements, Limits limits) {
    this.generations = generations;
    this.steps = steps;
    this.replacements = replacements;
    this.limits = limits;
  }

  @Override
  public Outcome make(Change change, Draft draft) throws InterruptedException {
    Replacement replacement = replacements.of(draft);
    ParkedModules parked;
    try {
      step(change, Step.EXPAND, () -> steps.expansion().expand(replacement.install()));
      if (change.isCancelled()) {
        replacement.discard();
        return Outcome.CANCELLED;
      }
      parked = park(change, draft);
    } catch (StepFailedException e) {
      replacement.discard();
      return Outcome.FAILED;
    } catch (RuntimeException e) {
      replacement.discard();
      throw e;
    }
    if (!change.decide()) {
      parked.close();
      replacement.discard();
      return Outcome.CANCELLED;
    }
    return replace(change, draft, replacement, parked);
  }

  private ParkedModules park(Change change, Draft draft)
      throws StepFailedException, InterruptedException {
    AtomicReference<ParkedModules> parked = new AtomicReference<>();
    try {
      step(
          change,
          Step.PARK,
          () -> parked.set(ParkedModules.of(generations, draft.parked(), limits)));
      return parked.get();
    } catch (RuntimeException e) {
      // the step was done and could not be reported: nobody else lets the callers in
      if (parked.get() != null) {
        parked.get().close();
      }
      throw e;
    }
  }

  private Outcome replace(Change change, Draft draft, Replacement replacement, ParkedModules parked)
      throws InterruptedException {
    Map<String, Generation> before = before(draft);
    Optional<ModuleProblem> failure;
    try (parked) {
      failure = exchange(change, replacement, parked.toReplace());
      // callers are let in only when the old versions are there again
      if (failure.isPresent()) {
        putBack(change, replacement, failure.get());
      }
    }
    if (failure.isPresent()) {
      return Outcome.FAILED;
    }
    Optional<ModuleProblem> breach = prove(change, draft, replacement, before);
    if (breach.isEmpty()) {
      try {
        contract(change, draft, replacement);
      } catch (RuntimeException e) {
        // it is kept, which is what its outcome says; the next upgrade tries these steps again
        LOG.error("What change {} leaves over could not be taken away", change.id(), e);
      }
      return Outcome.DONE;
    }
    try (ParkedModules again = ParkedModules.hold(generations, draft.parked(), limits)) {
      again.awaitEmpty(generations, Deadline.in(limits.drain()).left(limits.toLeave()));
      putBack(change, replacement, breach.get());
    }
    return Outcome.ROLLED_BACK;
  }

  /** Watches and keeps what callers have been let into; answers with what went wrong. */
  private Optional<ModuleProblem> prove(
      Change change, Draft draft, Replacement replacement, Map<String, Generation> before)
      throws InterruptedException {
    try {
      change.report(Step.SWITCH, StepState.DONE, null);
      Optional<ModuleProblem> breach =
          steps.watch().watch(change, steps.watch().begin(replacement.next(), before));
      return breach.isPresent() ? breach : steps.desiredState().keep(change, draft, before);
    } catch (RuntimeException e) {
      LOG.error("Change {} broke off while it was watched", change.id(), e);
      return Optional.of(ModuleProblem.of("unforeseen", e.toString()));
    }
  }

  /** Takes away what only the old version needed, whose file is read once more for it. */
  private void contract(Change change, Draft draft, Replacement replacement)
      throws InterruptedException {
    if (!steps.contraction().isDue(change)) {
      return;
    }
    try {
      Map<String, Bundle> recalled = replacement.recall();
      try {
        steps.contraction().contract(change, draft, recalled, replacement.next());
      } finally {
        replacement.forget(recalled.values());
      }
    } catch (StepFailedException e) {
      change.report(Step.CONTRACT, StepState.FAILED, e.problem());
    }
  }

  /** Replaces and checks, while callers are held; answers with what went wrong. */
  private Optional<ModuleProblem> exchange(
      Change change, Replacement replacement, Deadline deadline) throws InterruptedException {
    try {
      step(change, Step.REPLACE, () -> replacement.replace(deadline));
      step(
          change,
          Step.CHECK,
          () ->
              replacement.passed(
                  steps
                      .checks()
                      .check(
                          replacement.next(),
                          replacement.leaving(),
                          () -> deadline.left(limits.start()))));
      return Optional.empty();
    } catch (StepFailedException e) {
      return Optional.of(e.problem());
    } catch (RuntimeException e) {
      LOG.error("Change {} broke off while callers were held", change.id(), e);
      return Optional.of(ModuleProblem.of("unforeseen", e.toString()));
    }
  }

  private static void putBack(Change change, Replacement replacement, ModuleProblem why)
      throws InterruptedException {
    try {
      replacement.putBack();
      change.report(Step.SWITCH, StepState.UNDONE, why);
    } catch (StepFailedException e) {
      LOG.error("Change {} could not be undone: {}", change.id(), e.problem(), e);
      change.report(
          Step.SWITCH, StepState.FAILED, ModuleProblem.of("not-undone", e.problem().toString()));
    }
  }

  private static Map<String, Generation> before(Draft draft) {
    Map<String, Generation> before = new LinkedHashMap<>();
    for (Target target : draft.targets()) {
      if (target.active() != null) {
        before.put(target.module(), target.active());
      }
    }
    return before;
  }
}
