package dev.millet.points.boards;

import dev.millet.api.lists.Slice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A leaderboard.
 *
 * @param board which one
 * @param kinds those that the reader may choose, without the one of everybody
 * @param when the period
 * @param own the reader's account; 0 for a visitor
 * @param listed whether the reader is named; null for a visitor
 */
public record LeaderboardModel(
    Board board,
    List<Boards.Kind> kinds,
    When when,
    Slice<Leaderboards.Place> places,
    long own,
    Boolean listed) {

  /**
   * A period.
   *
   * @param choice the word that the reader chose
   * @param period what it means now
   * @param zone the programme's time zone
   */
  public record When(String choice, String period, String zone) {

    public boolean isAll() {
      return period.equals("all");
    }
  }

  /** Returns the address of the same leaderboard in another period. */
  public String in(String choice) {
    String of =
        board.key().isEmpty()
            ? ""
            : "&board=" + URLEncoder.encode(board.key(), StandardCharsets.UTF_8);
    return LeaderboardPages.PATH + "?period=" + choice + of;
  }
}
