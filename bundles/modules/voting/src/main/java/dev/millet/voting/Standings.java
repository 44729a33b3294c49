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

  /** A vote of the reader's own, with the button to withdraw it. */
  public record Own(VoteButton button, Voters.Voter vote) {}
}
