package dev.millet.voting;

import dev.millet.api.lists.Slice;
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
   * The page of the reader's own votes.
   *
   * @param several whether there are votes for subjects of several types: of one type alone, its
   *     own list shows the most supported ones
   */
  public record Mine(Slice<Own> rows, boolean several) {}

  /** A vote of the reader's own, with the button to withdraw it. */
  public record Own(VoteButton button, Voters.Voter vote) {}
}
