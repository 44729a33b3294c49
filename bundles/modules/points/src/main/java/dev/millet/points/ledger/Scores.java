package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The experience that accounts earned in each week, month, and altogether. It is written in the
 * transaction that earns it, so a leaderboard is exact whenever it is read.
 */
public final class Scores {

  private final Table<Score> scores;
  private final Keyset<Score> best;

  /** A place on the leaderboard of a period. */
  public record Score(String period, long account, long score, boolean shown) {}

  public Scores(Database database) {
    this.scores = database.table("points_scores", Score.class).key("period", "account");
    this.best = scores.keyset("best").within("period", "shown").descending("score", "account");
  }

  /** Lists those who earned something in a period and agree to be named, the best first. */
  public Slice<Score> best(Handle handle, String period, ListRequest list) {
    return best.slice(
        handle,
        list,
        """
        SELECT <columns> FROM points_scores
         WHERE period = :period AND shown = TRUE AND score > 0 AND <after> <order>
        """,
        query -> query.bind("period", period));
  }

  public Optional<Score> find(Handle handle, String period, long account) {
    return scores.find(handle, period, account);
  }

  /** Counts how many have more than a score, up to a limit. */
  public int above(Handle handle, String period, long score, int limit) {
    return handle
        .createQuery(
            """
            SELECT COUNT(b.account) FROM (
              SELECT s.account FROM points_scores s
               WHERE s.period = :period AND s.shown = TRUE AND s.score > :score
               ORDER BY s.period, s.shown, s.score FETCH FIRST :limit ROWS ONLY) b
            """)
        .bind("period", period)
        .bind("score", score)
        .bind("limit", limit)
        .mapTo(Integer.class)
        .one();
  }

  /** Adds what accounts earned, in the order of their ids. The accounts are locked. */
  void add(Handle handle, Collection<Book> books) {
    List<Score> changes = new ArrayList<>();
    for (Book book : books) {
      for (Map.Entry<String, Long> each : book.scores().entrySet()) {
        if (each.getValue() != 0) {
          changes.add(
              new Score(
                  each.getKey(), book.account().id(), each.getValue(), book.account().isShown()));
        }
      }
    }
    if (changes.isEmpty()) {
      return;
    }
    changes.sort(Comparator.comparing(Score::account).thenComparing(Score::period));
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE points_scores SET score = score + :points
             WHERE period = :period AND account = :account
            """);
    for (Score each : changes) {
      batch
          .bind("points", each.score())
          .bind("period", each.period())
          .bind("account", each.account())
          .add();
    }
    scores.insertAll(handle, unchanged(changes, batch.execute()));
  }

  /** Returns the rows that an update did not find: each is the first of its account there. */
  static <T> List<T> unchanged(List<T> rows, int[] counts) {
    return IntStream.range(0, rows.size()).filter(i -> counts[i] == 0).mapToObj(rows::get).toList();
  }

  /** Has an account named or not, in all periods. */
  void show(Handle handle, long account, boolean shown) {
    handle
        .createUpdate("UPDATE points_scores SET shown = :shown WHERE account = :account")
        .bind("shown", shown)
        .bind("account", account)
        .execute();
  }

  void remove(Handle handle, long account) {
    handle
        .createUpdate("DELETE FROM points_scores WHERE account = :account")
        .bind("account", account)
        .execute();
  }
}
