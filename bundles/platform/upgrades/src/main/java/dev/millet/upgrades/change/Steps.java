package dev.millet.upgrades.change;

/** Reports the beginning and the end of a step. */
final class Steps {

  private Steps() {}

  interface Work {
    void run() throws StepFailedException, InterruptedException;
  }

  /**
   * Does a step's work.
   *
   * @throws StepFailedException when it does not work; it has been reported then
   */
  static void step(Change change, Step step, Work work)
      throws StepFailedException, InterruptedException {
    change.report(step, StepState.BEGUN, null);
    try {
      work.run();
    } catch (StepFailedException e) {
      change.report(step, StepState.FAILED, e.problem());
      throw e;
    }
    change.report(step, StepState.DONE, null);
  }
}
