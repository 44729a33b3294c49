package dev.millet.upgrades.change;

import dev.millet.platform.api.gateway.RequestStatistics;
import dev.millet.platform.api.gateway.RequestStatistics.Sample;
import dev.millet.platform.api.journal.Subscriptions;
import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares how a new generation answers with how the old one did. Failures are judged by all that
 * was answered since the switch. Latency is judged only where the old one has answered enough to
 * compare with, and only when several windows in a row are slow: a new version runs cold at first.
 * A journal entry that it cannot handle is a breach, for the old one may be able to.
 */
final class Watch {

  private static final double SLOW_SHARE = 0.95;
  private static final Duration NOTICEABLE = Duration.ofMillis(20);
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final int SLOW_WINDOWS = 5;

  private final RequestStatistics statistics;
  private final Subscriptions subscriptions;
  private final Limits limits;
  private final Generation next;
  private final Sample start;
  private final Sample reference;
  private final Set<String> usualErrors;
  private final Map<String, Long> earlierErrors;
  private Sample windowStart;
  private long windowBegan;
  private int slowWindows;

  /**
   * Begins now.
   *
   * @param old what answered until now; null where nothing did
   */
  Watch(
      RequestStatistics statistics,
      Subscriptions subscriptions,
      Limits limits,
      Generation old,
      Generation next) {
    this.statistics = statistics;
    this.subscriptions = subscriptions;
    this.limits = limits;
    this.next = next;
    this.start = statistics.of(next);
    this.reference = old == null ? null : statistics.of(old);
    this.usualErrors = old == null ? Set.of() : old.errors().keySet();
    this.earlierErrors = next.errors();
    this.windowStart = start;
    this.windowBegan = System.nanoTime();
  }

  /** Returns what is worse than before; empty while it is not, or too little was seen to tell. */
  Optional<ModuleProblem> breach() {
    Sample now = statistics.of(next);
    Sample seen = now.minus(start);
    if (seen.requests() >= limits.breach().minSamples()
        && seen.failures()
            > seen.requests() * Math.max(limits.breach().failureRate(), usualFailures())) {
      return Optional.of(
          ModuleProblem.of(
              "watch-failures",
              next.module(),
              Long.toString(seen.failures()),
              Long.toString(seen.requests())));
    }
    return slower(now).or(this::stuck).or(this::error);
  }

  private Optional<ModuleProblem> stuck() {
    return subscriptions
        .failing(next)
        .map(place -> ModuleProblem.of("watch-journal", next.module(), place));
  }

  /** An Error where the old version had none: its answer may look well, without what failed. */
  private Optional<ModuleProblem> error() {
    return next.errors().entrySet().stream()
        .filter(each -> !usualErrors.contains(each.getKey()))
        .filter(each -> each.getValue() > earlierErrors.getOrDefault(each.getKey(), 0L))
        .findFirst()
        .map(each -> ModuleProblem.of("watch-error", next.module(), each.getKey()));
  }

  private double usualFailures() {
    return reference == null || reference.requests() == 0
        ? 0
        : 2.0 * reference.failures() / reference.requests();
  }

  private Optional<ModuleProblem> slower(Sample now) {
    boolean comparable = reference != null && reference.requests() >= limits.breach().minSamples();
    Sample window = now.minus(windowStart);
    boolean over = System.nanoTime() - windowBegan >= WINDOW.toNanos();
    if (!comparable || !over || window.requests() < limits.breach().minSamples()) {
      return Optional.empty();
    }
    windowStart = now;
    windowBegan = System.nanoTime();
    Duration usual = reference.quantile(SLOW_SHARE);
    Duration time = window.quantile(SLOW_SHARE);
    boolean slow =
        time.minus(usual).compareTo(NOTICEABLE) > 0
            && time.toNanos() > usual.toNanos() * limits.breach().slowdown();
    slowWindows = slow ? slowWindows + 1 : 0;
    if (slowWindows < SLOW_WINDOWS) {
      return Optional.empty();
    }
    return Optional.of(
        ModuleProblem.of(
            "watch-slow",
            next.module(),
            Long.toString(time.toMillis()),
            Long.toString(usual.toMillis())));
  }
}
