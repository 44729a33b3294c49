package dev.millet.upgrades.change;

import dev.millet.upgrades.overview.Trouble;

/** A step did not work, and what it had done is undone. */
final class StepFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  StepFailedException(Trouble trouble) {
    super(trouble.toString());
    this.trouble = trouble;
  }

  StepFailedException(Trouble trouble, Throwable cause) {
    super(trouble.toString(), cause);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
