package dev.millet.voting;

import dev.millet.api.lists.Slice;
import java.time.Instant;
import java.util.List;

/**
 * The page of the most supported subjects.
 *
 * @param types the types to choose from
 * @param type the chosen one
 * @param rows most supported first
 */
public record Standings(List<String> types, String type, Slice<VoteButton> rows) {

  /**
   * What the reader supports.
   *
   * @param onBehalf how it came about; null where the reader cast it
   */
  public record Own(VoteButton button, Instant castAt, Voter.Proxy onBehalf) {}
}
