package dev.millet.upgrades.change;

import dev.millet.api.gateway.SmokeRequest;
import dev.millet.platform.api.gateway.SmokeTester;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Lease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has new versions answer, to nobody, what visitors lately asked the old ones for. What nobody has
 * entered has loaded few of its classes, and none of its code is compiled: without this everybody
 * who comes in the first second after the switch waits for that.
 */
final class WarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** It takes a quarter of one processor: who is served meanwhile needs them. */
  private static final int REST = 3;

  private final Generations generations;
  private final SmokeTester smokeTester;
  private final SandboxRunner runner;
  private final Limits limits;

  WarmUp(Generations generations, SmokeTester smokeTester, SandboxRunner runner, Limits limits) {
    this.generations = generations;
    this.smokeTester = smokeTester;
    this.runner = runner;
    this.limits = limits;
  }

  /**
   * Warms up generations in standby that have passed their checks, one after the other, in the time
   * that is there for a change as a whole. What comes where nothing was, or where nobody came, is
   * not warmed up.
   *
   * @param before the active generations by module
   * @throws StepFailedException when one of them hangs in what the old one answered at once; other
   *     answers are judged by the watch
   */
  void warm(Collection<Generation> next, Map<String, Generation> before)
      throws StepFailedException, InterruptedException {
    for (Generation generation : next) {
      List<SmokeRequest> requests =
          Optional.ofNullable(before.get(generation.module()))
              .map(smokeTester::recent)
              .orElse(List.of());
      Duration time = limits.times().warm().dividedBy(next.size());
      if (!requests.isEmpty() && time.toMillis() > 0) {
        runner.run(
            "module-warm-up",
            generation,
            time.plus(limits.start()),
            () -> warm(generation, requests, time.toNanos()));
      }
    }
  }

  private void warm(Generation generation, List<SmokeRequest> requests, long nanos) {
    Queue<SmokeRequest> turns = new ArrayDeque<>(requests);
    long begun = System.nanoTime();
    int answered = 0;
    try (Lease trial = generations.tryOut(generation).orElse(null)) {
      while (trial != null
          && !turns.isEmpty()
          && System.nanoTime() - begun < nanos
          && !Thread.interrupted()) {
        long from = System.nanoTime();
        SmokeRequest request = turns.remove();
        if (smokeTester.test(trial, request).isEmpty()) {
          turns.add(request);
          answered++;
        }
        LockSupport.parkNanos(REST * (System.nanoTime() - from));
      }
    }
    LOG.debug("{} has answered {} requests to nobody", generation, answered);
  }
}
