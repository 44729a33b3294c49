package dev.millet.suggestions.suggestion;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.CRC32;

/**
 * The random order, which gives late suggestions the same chance to be read as those that have many
 * votes already.
 *
 * <p>Every suggestion has a fixed place on a circle, and a seed says where on the circle a reader
 * begins; the list goes round once. So one index gives every reader an order of their own, which
 * stands still while they page through it.
 *
 * <p>The place is the id times the golden ratio, modulo one (Knuth, The Art of Computer Programming
 * 3, section 6.4: Fibonacci hashing). By the three-distance theorem the gaps between neighbours
 * have at most three lengths, so each suggestion comes first about equally often; with random
 * places some would come first a hundred times as often as others, for as long as they exist.
 */
public final class Shuffle {

  private static final int BITS = 31;
  private static final long LAST = (1L << BITS) - 1;

  /** 2^31 divided by the golden ratio, made odd: then no two ids below 2^31 share a place. */
  private static final long STEP = 1_327_217_885;

  private Shuffle() {}

  /** Returns a suggestion's place on the circle, from 0 to 2^31 - 1. */
  public static long rank(long id) {
    return ((id & LAST) * STEP) & LAST;
  }

  /**
   * Returns the position where a reader begins: the same the whole day, and another one tomorrow.
   */
  public static Position start(String reader, LocalDate day) {
    CRC32 hash = new CRC32();
    hash.update((day + " " + reader).getBytes(StandardCharsets.UTF_8));
    long seed = hash.getValue() & LAST;
    return at(seed, seed, Long.MAX_VALUE);
  }

  /** Returns a position of this order, which carries the seed of its reader beside the place. */
  static Position at(long seed, long rank, long id) {
    return new Position((seed << BITS) | rank, id);
  }

  static long seed(Position position) {
    return position.rank() >>> BITS;
  }

  /** Returns the same position as the index knows it. */
  static Position onCircle(Position position) {
    return new Position(position.rank() & LAST, position.id());
  }

  /**
   * Returns whether a place lies on the way from the top of the circle down to where the reader
   * began.
   */
  static boolean isSecondPart(long seed, long rank) {
    return rank > seed;
  }

  /** Returns the position where the second part begins. */
  static Position top() {
    return new Position(LAST, Long.MAX_VALUE);
  }
}
