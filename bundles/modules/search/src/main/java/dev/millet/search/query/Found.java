package dev.millet.search.query;

import java.util.List;
import java.util.Set;

/**
 * The results of some types that a reader may see.
 *
 * @param count how many there are for this reader, at most {@link Searches#MAX_COUNTED}
 * @param more whether there are more than were counted
 * @param hits the best ones, from the place that was asked for
 */
public record Found(Set<String> types, int count, boolean more, List<Hit> hits) {

  static Found nothing(Set<String> types) {
    return new Found(types, 0, false, List.of());
  }
}
