package dev.millet.points.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists for statements with one place for each value. */
final class Padded {

  private Padded() {}

  /**
   * Repeats the last of a list until their number is a power of two, so that groups of whatever
   * size need few statements to be prepared.
   *
   * @param some at least one
   */
  static <T> List<T> of(Collection<T> some) {
    List<T> padded = new ArrayList<>(some);
    T last = padded.get(padded.size() - 1);
    while (Integer.bitCount(padded.size()) != 1) {
      padded.add(last);
    }
    return padded;
  }
}
