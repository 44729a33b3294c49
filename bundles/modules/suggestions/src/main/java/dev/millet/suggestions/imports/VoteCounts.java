package dev.millet.suggestions.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of the votes that a source counts it does not name, where the voters of a suggestion may
 * stand in several places of the file. Used by one thread.
 */
final class VoteCounts {

  private final Map<Long, Integer> named = new HashMap<>();

  /**
   * What is left of a count.
   *
   * @param counted as the source says; null where it does not
   * @return null where it does not say
   */
  Integer unnamed(Integer counted, boolean scattered, long suggestion, List<Row.Vote> votes) {
    if (counted == null) {
      return null;
    }
    int known = scattered ? named.merge(suggestion, votes.size(), Integer::sum) : votes.size();
    return Math.max(0, counted - known);
  }
}
