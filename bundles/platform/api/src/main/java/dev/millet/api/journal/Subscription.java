package dev.millet.api.journal;

import dev.millet.api.modules.Contribution;
import java.util.Set;

/**
 * Asks for the journal entries of some types, in order, each exactly once.
 *
 * @param name stable and unique over all modules, such as {@code suggestions.support}; the cursor
 *     is kept under it, also while the module is away; under another name it is another
 *     subscription
 * @param types the types that are wanted, or {@link #EVERY_TYPE}; a type that is added later is
 *     delivered from the cursor on
 * @param start where a subscription begins that never ran before
 * @param handler handles the batches
 */
public record Subscription(String name, Set<String> types, Start start, BatchHandler handler)
    implements Contribution {

  /**
   * Stands for the types of all modules, those of modules that come later too.
   *
   * @since 1.4
   */
  public static final String EVERY_TYPE = "*";

  /** Where a subscription begins that never ran before. */
  public enum Start {
    /** At the oldest entry that the journal still has. */
    OLDEST,
    /**
     * After the newest entry at the moment when the subscription is delivered to for the first
     * time, soon after it became active; an entry of the moments between may be left out.
     */
    NEWEST
  }

  public Subscription {
    types = Set.copyOf(types);
    if (types.isEmpty()) {
      throw new IllegalArgumentException("a subscription names at least one type");
    }
  }

  /**
   * Returns a subscription to the types of all modules.
   *
   * @since 1.4
   */
  public static Subscription toAll(String name, Start start, BatchHandler handler) {
    return new Subscription(name, Set.of(EVERY_TYPE), start, handler);
  }

  /**
   * Returns whether entries of a type are wanted.
   *
   * @since 1.4
   */
  public boolean wants(String type) {
    return types.contains(type) || types.contains(EVERY_TYPE);
  }

  @Override
  public String identity() {
    return name;
  }
}
