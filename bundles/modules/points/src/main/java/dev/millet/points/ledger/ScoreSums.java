package dev.millet.points.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The sums of an account's scores on a leaderboard. Its weeks and its months each add up to the
 * score of all time, in whichever time zone they began.
 */
record ScoreSums(String board, long all, long months, long weeks) {

  private static final String EVERYBODY = "the leaderboard of everybody";

  /** The score of a period. */
  private record Row(String board, String period, long score) {}

  /** Reads the sums of an account; one statement for each table, so that they agree in time. */
  static List<ScoreSums> of(Handle handle, long account) {
    List<Row> rows = new ArrayList<>();
    handle
        .createQuery("SELECT s.period, s.score FROM points_scores s WHERE s.account = :account")
        .bind("account", account)
        .map((row, context) -> new Row(EVERYBODY, row.getString("period"), row.getLong("score")))
        .forEach(rows::add);
    handle
        .createQuery(
            """
            SELECT b.board, b.period, b.score FROM points_board_scores b
             WHERE b.account = :account
            """)
        .bind("account", account)
        .map(
            (row, context) ->
                new Row(
                    "the leaderboard " + row.getString("board"),
                    row.getString("period"),
                    row.getLong("score")))
        .forEach(rows::add);
    Map<String, ScoreSums> sums = new LinkedHashMap<>();
    rows.forEach(row -> sums.merge(row.board, of(row), ScoreSums::plus));
    return List.copyOf(sums.values());
  }

  private static ScoreSums of(Row row) {
    boolean all = row.period.equals(Programme.ALL_TIME);
    boolean week = !all && row.period.contains("W");
    return new ScoreSums(
        row.board, all ? row.score : 0, all || week ? 0 : row.score, week ? row.score : 0);
  }

  private ScoreSums plus(ScoreSums more) {
    return new ScoreSums(board, all + more.all, months + more.months, weeks + more.weeks);
  }
}
