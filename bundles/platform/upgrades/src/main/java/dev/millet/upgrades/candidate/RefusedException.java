package dev.millet.upgrades.candidate;

import dev.millet.upgrades.overview.Trouble;

/** A file is no module that could be installed. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  public RefusedException(Trouble trouble) {
    super(trouble.toString());
    this.trouble = trouble;
  }

  /** Why, in the terms of the messages. */
  public Trouble trouble() {
    return trouble;
  }
}
