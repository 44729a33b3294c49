package dev.millet.suggestions.field;

import java.util.ArrayList;
import java.util.List;

/** The places of rows that the team puts in an order. */
public final class Places {

  private Places() {}

  /**
   * Returns rows in their new order.
   *
   * @param others in their order, without the one that is moved
   * @param place from 1; beyond the last one counts as the end
   */
  public static <T> List<T> moved(List<T> others, T moved, int place) {
    List<T> all = new ArrayList<>(others);
    all.add(Math.max(0, Math.min(place - 1, all.size())), moved);
    return all;
  }
}
