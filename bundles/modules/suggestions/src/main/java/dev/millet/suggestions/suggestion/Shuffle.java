package dev.millet.suggestions.suggestion;

import dev.millet.api.lists.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
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

  /** Returns where on the circle a reader begins: the same the whole day, another one tomorrow. */
  public static long seed(String reader, LocalDate day) {
    CRC32 hash = new CRC32();
    hash.update((day + " " + reader).getBytes(StandardCharsets.UTF_8));
    return hash.getValue() & LAST;
  }

  /**
   * A place on the way around: from the seed down to the bottom of the circle, then from its top
   * down to the seed.
   *
   * @param second whether it lies on the part from the top
   * @param after the cursor within that part; the empty string at its beginning
   */
  record Place(long seed, boolean second, String after) {

    static Place begin(long seed) {
      return new Place(seed, false, "");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws dev.millet.api.gateway.ProblemException 422 where it was made for another list
     */
    static Place read(String binding, String cursor) {
      List<Object> read =
          Cursor.read(binding, cursor, List.of(Long.class, Boolean.class, String.class));
      return new Place((Long) read.get(0), (Boolean) read.get(1), (String) read.get(2));
    }

    String write(String binding) {
      return Cursor.write(binding, List.of(seed, second, after));
    }

    Place at(String cursor) {
      return new Place(seed, second, cursor);
    }

    Place fromTop() {
      return new Place(seed, true, "");
    }
  }
}
