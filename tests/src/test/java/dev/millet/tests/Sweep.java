package dev.millet.tests;

/**
 * How much of a sweep is tried. Each build tries what finds a fault of the kind; with {@code
 * -Dmillet.test.sweeps=full}, as {@code benchmarks/run sweeps} sets it, all of it is tried.
 */
public final class Sweep {

  private static final boolean FULL = "full".equals(System.getProperty("millet.test.sweeps"));

  private Sweep() {}

  /** Returns whether all of it is tried. */
  public static boolean isFull() {
    return FULL;
  }

  /**
   * Returns how many rounds a test makes.
   *
   * @param usual in each build
   * @param full before a release
   */
  public static int rounds(int usual, int full) {
    return FULL ? full : usual;
  }
}
