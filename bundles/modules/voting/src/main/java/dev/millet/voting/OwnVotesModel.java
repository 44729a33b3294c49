package dev.millet.voting;

import java.time.Instant;
import java.util.List;

/**
 * The page of what a member supports.
 *
 * @param rows newest first
 * @param first the first page; null on it
 * @param next the page after this one; null on the last
 */
public record OwnVotesModel(List<Row> rows, String first, String next) {

  /**
   * A vote.
   *
   * @param onBehalf how it came about; null where the member cast it
   */
  public record Row(VoteButton button, Instant castAt, VotersModel.Proxy onBehalf) {}
}
