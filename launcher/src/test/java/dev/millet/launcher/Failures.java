package dev.millet.launcher;

import static org.junit.Assert.assertThrows;

/** Expects that something ends with a message for the console. */
public final class Failures {

  private Failures() {}

  public static LaunchException of(Runnable work) {
    return assertThrows(LaunchException.class, work::run);
  }
}
