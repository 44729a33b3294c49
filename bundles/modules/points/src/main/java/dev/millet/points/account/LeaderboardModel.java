package dev.millet.points.account;

import dev.millet.api.lists.Slice;

/**
 * A leaderboard.
 *
 * @param choice the word that the reader chose
 * @param period what it means now
 * @param zone the programme's time zone
 * @param own the reader's account; 0 for a visitor
 * @param listed whether the reader is named; null for a visitor
 */
public record LeaderboardModel(
    String choice,
    String period,
    String zone,
    Slice<Leaderboards.Place> places,
    long own,
    Boolean listed) {}
