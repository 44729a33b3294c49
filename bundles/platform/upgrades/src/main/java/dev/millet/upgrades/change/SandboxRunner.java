package dev.millet.upgrades.change;

import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.StuckThreads;
import java.time.Duration;

/** Runs code of a generation in standby on a thread that can be given up: it may hang. */
final class SandboxRunner {

  private final StuckThreads stuckThreads;

  SandboxRunner(StuckThreads stuckThreads) {
    this.stuckThreads = stuckThreads;
  }

  /**
   * Runs it.
   *
   * @param name of the thread: what is run
   * @param limit how long it may take
   * @throws StepFailedException when it takes longer or throws; threads that the generation has
   *     begun are ended then
   */
  void run(String name, Generation generation, Duration limit, Trial.Work work)
      throws StepFailedException, InterruptedException {
    Sandbox sandbox = Sandbox.of(generation);
    try {
      judge(name, generation, limit, sandbox.run(name, limit, work, () -> {}));
    } catch (StepFailedException e) {
      sandbox.end(stuckThreads);
      throw e;
    }
  }

  /** Rounded up: what is left of a limit is told as the limit. */
  private static String seconds(Duration limit) {
    return Long.toString(limit.plusMillis(999).toSeconds());
  }

  private void judge(String name, Generation generation, Duration limit, Trial trial)
      throws StepFailedException {
    if (trial.isAbandoned()) {
      throw new StepFailedException(
          stuckThreads.running(generation.bundle(), trial.thread(), trial.place()));
    }
    if (trial.overran()) {
      throw new StepFailedException(
          ModuleProblem.of("check-hangs", seconds(limit), trial.place(), name));
    }
    if (trial.failure().isPresent()) {
      throw trial.failure().get() instanceof StepFailedException known
          ? known
          : new StepFailedException(
              ModuleProblem.of("check", generation.module(), trial.failure().get().toString()));
    }
  }
}
