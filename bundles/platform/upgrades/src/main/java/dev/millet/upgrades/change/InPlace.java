package dev.millet.upgrades.change;

import static dev.millet.upgrades.change.Steps.step;

import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Target;
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
final class InPlace implements Maker {

  private static final Logger LOG = LoggerFactory.getLogger(InPlace.class);

  private final Generations generations;
  private final Replacements replacements;
  private final Expansion expansion;
  private final Checks checks;
  private final Observation observation;
  private final KeepStep keeping;
  private final Contraction contraction;
  private final Limits limits;

  InPlace(
      Generations generations,
      Replacements replacements,
      Expansion expansion,
      Checks checks,
      Observation observation,
      KeepStep keeping,
      Contraction contraction,
      Limits limits) {
    this.generations = generations;
    this.replacements = replacements;
    this.expansion = expansion;
    this.checks = checks;
    this.observation = observation;
    this.keeping = keeping;
    this.contraction = contraction;
    this.limits = limits;
  }

  @Override
  public Outcome make(Change change, Draft draft) throws InterruptedException {
    Replacement replacement = replacements.of(draft);
    Standstill parked;
    try {
      step(change, Step.EXPAND, () -> expansion.expand(replacement.install()));
      if (change.isCalledOff()) {
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

  private Standstill park(Change change, Draft draft)
      throws StepFailedException, InterruptedException {
    AtomicReference<Standstill> parked = new AtomicReference<>();
    try {
      step(
          change,
          Step.PARK,
          () -> parked.set(Standstill.of(generations, draft.standingStill(), limits)));
      return parked.get();
    } catch (RuntimeException e) {
      // the step was done and could not be reported: nobody else lets the callers in
      if (parked.get() != null) {
        parked.get().close();
      }
      throw e;
    }
  }

  private Outcome replace(Change change, Draft draft, Replacement replacement, Standstill parked)
      throws InterruptedException {
    Map<String, Generation> before = before(draft);
    Optional<Trouble> failure;
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
    Optional<Trouble> breach = prove(change, draft, replacement, before);
    if (breach.isEmpty()) {
      try {
        contract(change, draft, replacement);
      } catch (RuntimeException e) {
        // it is kept, which is what its outcome says; the next upgrade tries these steps again
        LOG.error("What change {} leaves over could not be taken away", change.id(), e);
      }
      return Outcome.DONE;
    }
    try (Standstill again = Standstill.hold(generations, draft.standingStill(), limits)) {
      again.awaitEmpty(generations, Deadline.in(limits.drain()).left(limits.toLeave()));
      putBack(change, replacement, breach.get());
    }
    return Outcome.ROLLED_BACK;
  }

  /** Watches and keeps what callers have been let into; answers with what went wrong. */
  private Optional<Trouble> prove(
      Change change, Draft draft, Replacement replacement, Map<String, Generation> before)
      throws InterruptedException {
    try {
      change.report(Step.SWITCH, Report.DONE, null);
      Optional<Trouble> breach =
          observation.watch(change, observation.begin(replacement.next(), before));
      return breach.isPresent() ? breach : keeping.keep(change, draft, before);
    } catch (RuntimeException e) {
      LOG.error("Change {} broke off while it was watched", change.id(), e);
      return Optional.of(Trouble.of("unforeseen", e.toString()));
    }
  }

  /** Takes away what only the old version needed, whose file is read once more for it. */
  private void contract(Change change, Draft draft, Replacement replacement)
      throws InterruptedException {
    if (!contraction.isDue(change)) {
      return;
    }
    try {
      Map<String, Bundle> recalled = replacement.recall();
      try {
        contraction.contract(change, draft, recalled, replacement.next());
      } finally {
        replacement.forget(recalled.values());
      }
    } catch (StepFailedException e) {
      change.report(Step.CONTRACT, Report.FAILED, e.trouble());
    }
  }

  /** Replaces and checks, while callers are held; answers with what went wrong. */
  private Optional<Trouble> exchange(Change change, Replacement replacement, Deadline deadline)
      throws InterruptedException {
    try {
      step(change, Step.REPLACE, () -> replacement.replace(deadline));
      step(
          change,
          Step.CHECK,
          () ->
              replacement.passed(
                  checks.check(
                      replacement.next(),
                      replacement.leaving(),
                      () -> deadline.left(limits.start()))));
      return Optional.empty();
    } catch (StepFailedException e) {
      return Optional.of(e.trouble());
    } catch (RuntimeException e) {
      LOG.error("Change {} broke off while callers were held", change.id(), e);
      return Optional.of(Trouble.of("unforeseen", e.toString()));
    }
  }

  private static void putBack(Change change, Replacement replacement, Trouble why)
      throws InterruptedException {
    try {
      replacement.putBack();
      change.report(Step.SWITCH, Report.UNDONE, why);
    } catch (StepFailedException e) {
      LOG.error("Change {} could not be undone: {}", change.id(), e.trouble(), e);
      change.report(Step.SWITCH, Report.FAILED, Trouble.of("not-undone", e.trouble().toString()));
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
