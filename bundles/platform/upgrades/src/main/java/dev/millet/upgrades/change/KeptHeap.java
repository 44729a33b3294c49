package dev.millet.upgrades.change;

/**
 * How much of the heap is kept since a version came. What was kept before it came is only known
 * within bounds: the collection before may be long ago, and what has been allocated since then may
 * or may not be garbage.
 */
final class KeptHeap {

  /** Nothing is kept. */
  static final KeptHeap NOTHING = new KeptHeap(0, 0, 0);

  private final long atLeast;
  private final long atMost;

  /**
   * All in bytes.
   *
   * @param leftByCollection what the last collection before it came had left
   * @param inUse what was in use when it came, garbage included
   * @param now what a collection has left since
   */
  KeptHeap(long leftByCollection, long inUse, long now) {
    this.atLeast = now - Math.max(leftByCollection, inUse);
    this.atMost = now - leftByCollection;
  }

  /** Whether it is more than a limit, if all that was in use when it came was garbage. */
  boolean mayExceed(long limit) {
    return atMost > limit;
  }

  /** Whether it is more than a limit, whatever was garbage when it came. */
  boolean exceeds(long limit) {
    return atLeast > limit;
  }

  /** The most that it can be, in bytes. */
  long atMost() {
    return atMost;
  }
}
