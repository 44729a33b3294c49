package dev.millet.upgrades.problem;

/** A file is no module that could be installed. */
public final class RejectedFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ModuleProblem problem;

  public RejectedFileException(ModuleProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** Why, in the terms of the messages. */
  public ModuleProblem problem() {
    return problem;
  }
}
