package dev.millet.points.api.selection;

import java.util.List;

/**
 * The members who were chosen, and the order of the others.
 *
 * @param status how the selection stands
 * @param order everybody who met the requirements, in the order in which they were drawn or ranked
 */
public record SelectionResult(SelectionStatus status, List<Place> order) {

  /**
   * A member in the order.
   *
   * @param member the id; never of a deleted account
   * @param chosen whether there was a place; else they are in reserve
   */
  public record Place(long member, boolean chosen) {}

  public SelectionResult {
    order = List.copyOf(order);
  }
}
