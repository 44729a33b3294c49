package dev.millet.suggestions.imports;

import dev.millet.api.imports.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the votes that a source counts without naming the voters. Where the voters of a suggestion
 * may stand in several places of the file, it keeps 64 bits for each of them. Used by one thread.
 */
final class VoteCounts {

  private final Map<Long, Integer> named = new HashMap<>();
  private final Set<Long> voters = new HashSet<>();

  /**
   * Returns the rest of a count after the votes whose voters are named.
   *
   * @param counted as the source says; null where it does not
   * @return null where it does not say
   */
  Integer unnamed(Integer counted, boolean scattered, long suggestion, List<Row.Vote> votes) {
    if (counted == null) {
      return null;
    }
    int known = votes.size();
    if (scattered) {
      for (Row.Vote vote : votes) {
        if (voters.add(Digest.number(Long.toString(suggestion), vote.user().key()))) {
          named.merge(suggestion, 1, Integer::sum);
        }
      }
      known = named.getOrDefault(suggestion, 0);
    }
    return Math.max(0, counted - known);
  }
}
