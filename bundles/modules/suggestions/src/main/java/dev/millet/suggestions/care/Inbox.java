package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.lists.Slice;
import dev.millet.suggestions.suggestion.Position;
import dev.millet.suggestions.trend.Ranks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The suggestions that wait for staff, a part at a time, the oldest first. Each part is a scan of
 * its own index; {@code <hint>} stands for the clause with which HSQLDB takes the index of the
 * order.
 */
public final class Inbox {

  /** Before the first. */
  public static final Position START = new Position(0, 0);

  /** Beyond this, a part is counted no further. */
  public static final int MOST_COUNTED = 1_000;

  /** The parts. */
  public enum Part {
    /** Nobody takes care of it. */
    UNOWNED,
    /** Nobody of the company has said anything. */
    UNANSWERED,
    /** The due date is over; the longest over comes first. */
    OVERDUE,
    /** The caller takes care of it. */
    MINE,
    /** Everything that is not decided. */
    OPEN;

    /** Returns the word in the URL. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Part> of(String word) {
      return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
  }

  /**
   * The selection of what waits.
   *
   * @param productId null for all
   * @param ownerId the caller; null where the operator is
   * @param today which day it is for the caller
   */
  public record Question(Part part, Long productId, Long ownerId, LocalDate today) {}

  /** The number of undecided suggestions that somebody takes care of. */
  public record Load(long ownerId, long open, long overdue) {}

  private static final String UNOWNED =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.unowned = 1 AND c.received_at >= :at
         AND (c.received_at > :at OR c.suggestion_id > :id)
       ORDER BY c.unowned, c.received_at, c.suggestion_id
       LIMIT :limit <hint>
      """;

  private static final String UNOWNED_OF_PRODUCT =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.unowned = 1 AND c.product_id = :product AND c.received_at >= :at
         AND (c.received_at > :at OR c.suggestion_id > :id)
       ORDER BY c.unowned, c.product_id, c.received_at, c.suggestion_id
       LIMIT :limit <hint>
      """;

  private static final String UNANSWERED =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.unanswered = 1 AND c.received_at >= :at
         AND (c.received_at > :at OR c.suggestion_id > :id)
       ORDER BY c.unanswered, c.received_at, c.suggestion_id
       LIMIT :limit <hint>
      """;

  private static final String UNANSWERED_OF_PRODUCT =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.unanswered = 1 AND c.product_id = :product AND c.received_at >= :at
         AND (c.received_at > :at OR c.suggestion_id > :id)
       ORDER BY c.unanswered, c.product_id, c.received_at, c.suggestion_id
       LIMIT :limit <hint>
      """;

  private static final String OPEN =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.waiting = 1 AND c.received_at >= :at
         AND (c.received_at > :at OR c.suggestion_id > :id)
       ORDER BY c.waiting, c.received_at, c.suggestion_id
       LIMIT :limit <hint>
      """;

  private static final String OPEN_OF_PRODUCT =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.waiting = 1 AND c.product_id = :product AND c.received_at >= :at
         AND (c.received_at > :at OR c.suggestion_id > :id)
       ORDER BY c.waiting, c.product_id, c.received_at, c.suggestion_id
       LIMIT :limit <hint>
      """;

  /** The product is looked at along the index: nobody takes care of very many. */
  private static final String MINE =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.open_owner_id = :owner AND c.received_at >= :at
         AND (c.received_at > :at OR c.suggestion_id > :id)
         AND (:anyProduct OR c.product_id = :product)
       ORDER BY c.open_owner_id, c.received_at, c.suggestion_id
       LIMIT :limit <hint>
      """;

  /** The product is looked at along the index: dates are not missed by the thousand. */
  private static final String OVERDUE =
      """
      SELECT c.suggestion_id, c.revision, c.received_at, c.owner_id, c.due, c.answered_at,
             c.answer_id, c.duplicate_of, c.exempt
        FROM suggestions_care c
       WHERE c.open_due >= :from AND c.open_due < :today
         AND (c.open_due > :from OR c.suggestion_id > :id)
         AND (:anyProduct OR c.product_id = :product)
       ORDER BY c.open_due, c.suggestion_id
       LIMIT :limit <hint>
      """;

  private final Database database;
  private final String hint;

  public Inbox(Database database) {
    this.database = database;
    this.hint = database.dialect() == Dialect.HSQLDB ? "USING INDEX" : "";
  }

  /**
   * Reads one page.
   *
   * @param limit how many at most, from 1
   */
  public Slice<Care> read(Question question, Position after, int limit) {
    List<Care> rows =
        database.read(
            handle ->
                query(handle, question, after)
                    .define("hint", hint)
                    .bind("id", after.id())
                    .bind("limit", limit + 1)
                    .map((row, context) -> CareTable.read(row))
                    .list());
    boolean more = rows.size() > limit;
    List<Care> page = more ? rows.subList(0, limit) : rows;
    Position last = more ? position(question.part(), page.get(limit - 1)) : null;
    return new Slice<>(page, more ? last.token(name(question)) : null);
  }

  /** Returns the name of a list for its cursors. */
  public static String name(Question question) {
    return "inbox " + question.part() + " " + question.productId();
  }

  private static Position position(Part part, Care last) {
    long rank = part == Part.OVERDUE ? last.due().toEpochDay() : Ranks.newest(last.receivedAt());
    return new Position(rank, last.suggestionId());
  }

  private static Query query(Handle handle, Question question, Position after) {
    Long product = question.productId();
    Query query =
        switch (question.part()) {
          case UNOWNED -> one(handle, product, UNOWNED, UNOWNED_OF_PRODUCT);
          case UNANSWERED -> one(handle, product, UNANSWERED, UNANSWERED_OF_PRODUCT);
          case OPEN -> one(handle, product, OPEN, OPEN_OF_PRODUCT);
          case MINE ->
              any(handle.createQuery(MINE), product)
                  .bind("owner", question.ownerId() == null ? -1 : question.ownerId());
          case OVERDUE ->
              any(handle.createQuery(OVERDUE), product)
                  .bind("from", LocalDate.ofEpochDay(after.rank()))
                  .bind("today", question.today());
        };
    return question.part() == Part.OVERDUE
        ? query
        : query.bind(
            "at", Instant.EPOCH.plus(after.rank(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }

  private static Query one(Handle handle, Long product, String all, String ofProduct) {
    return product == null
        ? handle.createQuery(all)
        : handle.createQuery(ofProduct).bind("product", product);
  }

  private static Query any(Query query, Long product) {
    return query.bind("anyProduct", product == null).bind("product", product == null ? 0 : product);
  }

  /**
   * Returns the number of suggestions in each part, of all products; at most {@link #MOST_COUNTED}.
   */
  public Map<Part, Integer> counts(Long owner, LocalDate today) {
    return database.read(
        handle ->
            handle
                .createQuery(
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
                    """)
                .bind("most", MOST_COUNTED)
                .bind("today", today)
                .bind("owner", owner == null ? -1 : owner)
                .map((row, context) -> counts(row))
                .one());
  }

  private static Map<Part, Integer> counts(ResultSet row) throws SQLException {
    Map<Part, Integer> counts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
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
