package dev.millet.points.account;

import dev.millet.api.lists.Slice;
import dev.millet.points.api.Balance;
import java.time.LocalDate;
import java.util.List;

/**
 * The points of the reader.
 *
 * @param expiring the coins that expire on the next dates, soonest first
 * @param rank null for somebody who has none
 */
public record OwnModel(
    Balance coins,
    Balance experience,
    LevelProgress level,
    Slice<History.Row> history,
    List<Expiring> expiring,
    Rank rank) {

  /** Coins that expire together. */
  public record Expiring(LocalDate day, long coins) {}

  /**
   * The place of the reader on the leaderboard of the month.
   *
   * @param place from 1; 0 for one behind those that are counted
   */
  public record Rank(int place, long score, boolean listed) {}
}
