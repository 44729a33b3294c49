package dev.millet.points.account;

import dev.millet.api.lists.Slice;
import dev.millet.points.api.Balance;
import dev.millet.points.boards.Leaderboards;
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
    Leaderboards.Rank rank) {

  /** Coins that expire together. */
  public record Expiring(LocalDate day, long coins) {}
}
