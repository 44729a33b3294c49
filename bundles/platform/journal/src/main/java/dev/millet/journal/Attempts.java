package dev.millet.journal;

/**
 * How often the next batch has failed for the generation that is at it; the next generation begins
 * anew. Used by one thread at a time.
 */
final class Attempts {

  /** How often something is tried before it is taken apart or set aside. */
  static final int MAX = 3;

  private static final int BATCH = 200;

  private String owner = "";
  private int failures;
  private long singleUntil;

  /** Begins anew where the owner is another one than before. */
  void by(String next) {
    if (!owner.equals(next)) {
      owner = next;
      failures = 0;
      singleUntil = 0;
    }
  }

  /** How many entries are handled at once after a position. */
  int batchAfter(long position) {
    return position < singleUntil ? 1 : BATCH;
  }

  /** Counts a failure; whether it is to be tried again as it is. */
  boolean again() {
    failures++;
    return failures < MAX;
  }

  int failures() {
    return failures;
  }

  void succeeded() {
    failures = 0;
  }

  /** Has entries handled one at a time up to a position. */
  void takeApart(long last) {
    failures = 0;
    singleUntil = last;
  }
}
