package dev.millet.upgrades.change;

import dev.millet.upgrades.problem.ModuleProblem;

/** A step did not work, and what it had done is undone. */
final class StepFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ModuleProblem problem;

  StepFailedException(ModuleProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  StepFailedException(ModuleProblem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  ModuleProblem problem() {
    return problem;
  }
}
