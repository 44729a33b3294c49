package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** Counts what waits for staff: each part of the inbox, and the workload of each owner. */
public final class InboxCounts {

  /** Beyond this, a part is counted no further. */
  public static final int MAX_COUNTED = 1_000;

  /** The number of undecided suggestions that somebody takes care of. */
  public record Load(long ownerId, long open, long overdue) {}

  private static final String COUNTS =
      """
      SELECT
        (SELECT COUNT(a.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.unowned = 1 LIMIT :most) a),
        (SELECT COUNT(b.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.unanswered = 1 LIMIT :most) b),
        (SELECT COUNT(d.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.open_due < :today LIMIT :most) d),
        (SELECT COUNT(e.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.open_owner_id = :owner LIMIT :most) e),
        (SELECT COUNT(f.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.waiting = 1 LIMIT :most) f)
        FROM (VALUES (1)) AS one (n)
      """;
  private static final String COUNTS_OF_PRODUCT =
      """
      SELECT
        (SELECT COUNT(a.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.unowned = 1 AND c.product_id = :product LIMIT :most) a),
        (SELECT COUNT(b.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.unanswered = 1 AND c.product_id = :product LIMIT :most) b),
        (SELECT COUNT(d.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.open_due < :today AND c.product_id = :product LIMIT :most) d),
        (SELECT COUNT(e.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.open_owner_id = :owner AND c.product_id = :product LIMIT :most) e),
        (SELECT COUNT(f.suggestion_id) FROM
          (SELECT c.suggestion_id FROM suggestions_care c
            WHERE c.waiting = 1 AND c.product_id = :product LIMIT :most) f)
        FROM (VALUES (1)) AS one (n)
      """;

  private final Database database;

  public InboxCounts(Database database) {
    this.database = database;
  }

  /**
   * Returns the number of suggestions in each part, of the product that is asked for or of all; at
   * most {@link #MAX_COUNTED}.
   */
  public Map<Inbox.Part, Integer> counts(Inbox.Question question) {
    String sql = question.product() == null ? COUNTS : COUNTS_OF_PRODUCT;
    return database.read(
        handle -> {
          Query query =
              handle
                  .createQuery(sql)
                  .bind("most", MAX_COUNTED)
                  .bind("today", question.today())
                  .bind("owner", question.ownerId() == null ? -1 : question.ownerId());
          if (question.product() != null) {
            query.bind("product", question.product().id());
          }
          return query.map((row, context) -> counts(row)).one();
        });
  }

  private static Map<Inbox.Part, Integer> counts(ResultSet row) throws SQLException {
    Map<Inbox.Part, Integer> counts = new EnumMap<>(Inbox.Part.class);
    for (Inbox.Part part : Inbox.Part.values()) {
      counts.put(part, row.getInt(part.ordinal() + 1));
    }
    return counts;
  }

  /** Returns the workload of each owner, those with the most first. */
  public List<Load> workload(LocalDate today, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.open_owner_id, COUNT(c.suggestion_id) AS open_count,
                           COUNT(CASE WHEN c.open_due < :today THEN 1 END)
                      FROM suggestions_care c
                     WHERE c.open_owner_id > 0
                     GROUP BY c.open_owner_id
                     ORDER BY open_count DESC, c.open_owner_id
                     LIMIT :most
                    """)
                .bind("today", today)
                .bind("most", most)
                .map((row, context) -> new Load(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list());
  }
}
