package dev.millet.upgrades.change;

import dev.millet.platform.api.gateway.RequestStatistics;
import dev.millet.platform.api.journal.Subscriptions;
import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches all new versions of a change for a while. */
final class WatchStep {

  private static final long LOOK_MILLIS = 50;

  private final RequestStatistics statistics;
  private final Subscriptions subscriptions;
  private final Limits limits;

  WatchStep(RequestStatistics statistics, Subscriptions subscriptions, Limits limits) {
    this.statistics = statistics;
    this.subscriptions = subscriptions;
    this.limits = limits;
  }

  /**
   * Notes how things are before the switch.
   *
   * @param before what answers now, by module
   */
  List<Watch> begin(Collection<Generation> next, Map<String, Generation> before) {
    return next.stream()
        .map(each -> new Watch(statistics, subscriptions, limits, before.get(each.module()), each))
        .toList();
  }

  /** Watches until the time is over or something is worse than before. */
  Optional<ModuleProblem> watch(Change change, List<Watch> watches) throws InterruptedException {
    if (watches.isEmpty()) {
      return Optional.empty();
    }
    change.report(Step.WATCH, StepState.BEGUN, null);
    long deadline = System.nanoTime() + limits.watch().toNanos();
    while (System.nanoTime() < deadline) {
      for (Watch watch : watches) {
        Optional<ModuleProblem> breach = watch.breach();
        if (breach.isPresent()) {
          change.report(Step.WATCH, StepState.FAILED, breach.get());
          return breach;
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    change.report(Step.WATCH, StepState.DONE, null);
    return Optional.empty();
  }
}
