package dev.millet.upgrades.change;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.Migrations;
import dev.millet.api.gateway.Traffic;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.state.DesiredState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * Puts new versions beside the old ones, lets them take over in one step, and takes the old ones
 * away when the new ones have proved themselves. What fails before the switch leaves the old
 * versions untouched; until they are drained they are one write of the table away.
 */
final class SideBySide {

  private static final long LOOK_MILLIS = 50;

  private final Generations generations;
  private final Migrations migrations;
  private final StandbyStart starts;
  private final Checks checks;
  private final Traffic traffic;
  private final Removal removal;
  private final DesiredState desired;
  private final Limits limits;

  SideBySide(
      Generations generations,
      Migrations migrations,
      StandbyStart starts,
      Checks checks,
      Traffic traffic,
      Removal removal,
      DesiredState desired,
      Limits limits) {
    this.generations = generations;
    this.migrations = migrations;
    this.starts = starts;
    this.checks = checks;
    this.traffic = traffic;
    this.removal = removal;
    this.desired = desired;
    this.limits = limits;
  }

  /**
   * Makes the change. Whatever goes wrong before the next start is to come up with the new
   * versions, foreseen or not, leaves the old ones answering.
   */
  Outcome make(Change change, List<Candidate> candidates, boolean back)
      throws InterruptedException {
    List<Generation> next = new ArrayList<>();
    try {
      Outcome early = prepare(change, candidates, next);
      if (early != null) {
        discard(next);
        return early;
      }
    } catch (StepFailedException e) {
      discard(next);
      return Outcome.FAILED;
    } catch (RuntimeException e) {
      discard(next);
      throw e;
    }
    return takeOver(change, candidates, next, back);
  }

  private Outcome prepare(Change change, List<Candidate> candidates, List<Generation> next)
      throws StepFailedException, InterruptedException {
    List<Bundle> bundles = new ArrayList<>();
    try {
      step(change, Step.EXPAND, () -> expand(candidates, bundles));
      if (change.isCancelled()) {
        return Outcome.CANCELLED;
      }
      step(change, Step.START, () -> start(bundles, next));
      if (change.isCancelled()) {
        return Outcome.CANCELLED;
      }
      step(change, Step.CHECK, () -> checks.check(next));
      return change.isCancelled() ? Outcome.CANCELLED : null;
    } finally {
      if (next.size() < bundles.size()) {
        removeAll(bundles);
        next.clear();
      }
    }
  }

  private void expand(List<Candidate> candidates, List<Bundle> bundles) throws StepFailedException {
    for (Candidate candidate : candidates) {
      bundles.add(starts.install(candidate));
    }
    for (Bundle bundle : bundles) {
      try {
        migrations.apply(bundle);
      } catch (DatabaseException e) {
        throw new StepFailedException(Trouble.of("migration", e.getMessage()), e);
      }
    }
  }

  private void start(List<Bundle> bundles, List<Generation> next)
      throws StepFailedException, InterruptedException {
    for (Bundle bundle : bundles) {
      next.add(starts.start(bundle, limits.start()));
    }
  }

  private Outcome takeOver(
      Change change, List<Candidate> candidates, List<Generation> next, boolean back)
      throws InterruptedException {
    Map<String, Generation> before = active(next);
    List<Watch> watches =
        next.stream()
            .map(each -> new Watch(traffic, limits, before.get(each.module()), each))
            .toList();
    Optional<Trouble> breach;
    try {
      step(change, Step.SWITCH, () -> switchTo(next));
      breach = watch(change, watches);
      if (breach.isEmpty()) {
        breach = keep(change, candidates, back);
      }
    } catch (StepFailedException e) {
      discard(next);
      return Outcome.FAILED;
    } catch (RuntimeException e) {
      // such as a database that does not take the audit trail any more
      generations.switchTo(before.values());
      discard(next);
      throw e;
    }
    if (breach.isPresent()) {
      generations.switchTo(before.values());
      change.report(Step.SWITCH, Report.UNDONE, breach.get());
      drain(change, next);
      return Outcome.ROLLED_BACK;
    }
    drain(change, List.copyOf(before.values()));
    return Outcome.DONE;
  }

  private void switchTo(List<Generation> next) throws StepFailedException {
    try {
      generations.switchTo(next);
    } catch (IllegalStateException e) {
      throw new StepFailedException(Trouble.of("collision", e.getMessage()), e);
    }
  }

  private Optional<Trouble> watch(Change change, List<Watch> watches) throws InterruptedException {
    change.report(Step.WATCH, Report.BEGUN, null);
    long deadline = System.nanoTime() + limits.watch().toNanos();
    while (System.nanoTime() < deadline) {
      for (Watch watch : watches) {
        Optional<Trouble> breach = watch.breach();
        if (breach.isPresent()) {
          change.report(Step.WATCH, Report.FAILED, breach.get());
          return breach;
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    change.report(Step.WATCH, Report.DONE, null);
    return Optional.empty();
  }

  private Optional<Trouble> keep(Change change, List<Candidate> candidates, boolean back) {
    Map<String, String> files = new LinkedHashMap<>();
    candidates.forEach(candidate -> files.put(candidate.module(), candidate.sha256()));
    change.report(Step.KEEP, Report.BEGUN, null);
    try {
      desired.want(files, back);
    } catch (IOException e) {
      Trouble trouble = Trouble.of("keep", String.valueOf(e.getMessage()));
      change.report(Step.KEEP, Report.FAILED, trouble);
      return Optional.of(trouble);
    }
    change.report(Step.KEEP, Report.DONE, null);
    return Optional.empty();
  }

  private void drain(Change change, List<Generation> old) throws InterruptedException {
    change.report(Step.DRAIN, Report.BEGUN, null);
    Trouble left = null;
    for (Generation generation : old) {
      if (!generations.awaitDrained(generation, limits.drain())) {
        left = Trouble.of("drain", generation.module(), Integer.toString(generation.leases()));
      }
      removal.remove(generation.bundle());
    }
    change.report(Step.DRAIN, Report.DONE, left);
  }

  private Map<String, Generation> active(List<Generation> next) {
    Map<String, Generation> active = new LinkedHashMap<>();
    for (Generation generation : generations.table().generations()) {
      if (next.stream().anyMatch(each -> each.module().equals(generation.module()))) {
        active.put(generation.module(), generation);
      }
    }
    return active;
  }

  private void discard(List<Generation> next) throws InterruptedException {
    removeAll(next.stream().map(Generation::bundle).toList());
  }

  private void removeAll(List<Bundle> bundles) throws InterruptedException {
    for (Bundle bundle : bundles) {
      removal.remove(bundle);
    }
  }

  private interface Work {
    void run() throws StepFailedException, InterruptedException;
  }

  private static void step(Change change, Step step, Work work)
      throws StepFailedException, InterruptedException {
    change.report(step, Report.BEGUN, null);
    try {
      work.run();
    } catch (StepFailedException e) {
      change.report(step, Report.FAILED, e.trouble());
      throw e;
    }
    change.report(step, Report.DONE, null);
  }
}
