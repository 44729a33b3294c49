package dev.millet.events.allotment;

import java.util.List;
import java.util.Optional;

/**
 * How the places of an event are divided.
 *
 * @param overbooking how many places more than there are may be given, in percent
 */
public record Allotment(int overbooking, List<Category> categories, List<Block> blocks) {

  private static final int HUNDRED = 100;

  /** Returns how many places are kept back. */
  public int reserved() {
    return blocks.stream().mapToInt(Block::places).sum();
  }

  /**
   * Returns how many places may be given in all, the reserved ones left out.
   *
   * @param capacity of the event
   */
  public int givable(int capacity) {
    return Math.max(0, most(capacity) - reserved());
  }

  private int most(int capacity) {
    return (int) ((long) capacity * (HUNDRED + overbooking) / HUNDRED);
  }

  /** Finds a category of the event. */
  public Optional<Category> category(long id) {
    return categories.stream().filter(each -> each.id() == id).findFirst();
  }
}
