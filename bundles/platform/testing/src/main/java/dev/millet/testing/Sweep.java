package dev.millet.testing;

/**
 * How much of a sweep is tried. Each build tries what finds a fault of the kind; with {@code
 * -Dmillet.test.sweeps=full}, as {@code benchmarks/run sweeps} sets it, all of it is tried.
 */
public final class Sweep {

  private static final boolean FULL = "full".equals(System.getProperty("millet.test.sweeps"));

  private Sweep() {}

  public static boolean isFull() {
    return FULL;
  }

  /** Returns the number of rounds. */
  public static int rounds(int usual, int full) {
    return FULL ? full : usual;
  }
}
