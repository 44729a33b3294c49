package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The grants of the rules in the database, in the transaction of the given handle. */
final class GivenTable {

  private static final String FALLING =
      """
      SELECT <columns> FROM points_rule_grants
       WHERE cause_item = :item AND position + 0 < :undone
         AND (undone_position IS NULL OR (undone_item <> :item AND undone_also IS NULL))
         AND rule_id + 0 BETWEEN :firstRule AND :lastRule
         AND position + 0 BETWEEN :first AND :last
       FETCH FIRST :limit ROWS ONLY
      """;

  private static final String FALLING_OF_AUTHOR =
      """
      SELECT <columns> FROM points_rule_grants
       WHERE cause_about = :item AND cause_to_author = TRUE
         AND (cause_item IS NULL OR cause_item <> :item) AND position + 0 < :undone
         AND (undone_position IS NULL OR (undone_item <> :item AND undone_also IS NULL))
         AND rule_id + 0 BETWEEN :firstRule AND :lastRule
         AND position + 0 BETWEEN :first AND :last
       FETCH FIRST :limit ROWS ONLY
      """;

  private static final String RESTORABLE =
      """
      SELECT <columns> FROM points_rule_grants
       WHERE cause_item = :item AND (undone_item = :item OR undone_also = :item)
         AND (left_position IS NULL OR left_position <> :undone)
         AND rule_id + 0 BETWEEN :firstRule AND :lastRule
         AND position + 0 BETWEEN :first AND :last
       FETCH FIRST :limit ROWS ONLY
      """;

  private static final String RESTORABLE_OF_AUTHOR =
      """
      SELECT <columns> FROM points_rule_grants
       WHERE cause_about = :item AND cause_to_author = TRUE
         AND (cause_item IS NULL OR cause_item <> :item)
         AND (undone_item = :item OR undone_also = :item)
         AND (left_position IS NULL OR left_position <> :undone)
         AND rule_id + 0 BETWEEN :firstRule AND :lastRule
         AND position + 0 BETWEEN :first AND :last
       FETCH FIRST :limit ROWS ONLY
      """;

  /** The row of the totals that is about everybody. */
  static final long EVERYBODY = 0;

  private final Table<GivenRow> rows;

  GivenTable(Database database) {
    this.rows =
        database
            .table("points_rule_grants", GivenRow.class)
            .key("rule_id", "position", "member_id");
  }

  boolean has(Handle handle, long rule, long position, long member) {
    return rows.find(handle, rule, position, member).isPresent();
  }

  long on(Handle handle, long rule, long member, long day) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(g.amount), 0) FROM points_rule_grants g
             WHERE g.member_id = :member AND g.rule_id = :rule AND g.day_number = :day
            """)
        .bind("member", member)
        .bind("rule", rule)
        .bind("day", day)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Returns what a rule gave a member about a subject and what stands. All rules are read and one
   * is taken: with the rule in the condition the embedded database reads its grants to everybody.
   */
  long about(Handle handle, long rule, long member, String subject) {
    return handle
        .createQuery(
            """
            SELECT g.rule_id, SUM(g.amount) AS points FROM points_rule_grants g
             WHERE g.cause_about = :subject AND g.member_id = :member
               AND g.undone_position IS NULL
             GROUP BY g.rule_id
            """)
        .bind("subject", subject)
        .bind("member", member)
        .reduceRows(
            0L,
            (given, row) ->
                row.getColumn("rule_id", Long.class) == rule
                    ? row.getColumn("points", Long.class)
                    : given);
  }

  long total(Handle handle, long rule, long member) {
    return handle
        .createQuery(
            """
            SELECT t.points FROM points_rule_totals t
             WHERE t.rule_id = :rule AND t.member_id = :member
            """)
        .bind("rule", rule)
        .bind("member", member)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Adds to the totals of a member and of everybody. */
  void count(Handle handle, long rule, long member, long points) {
    for (long whose : List.of(member, EVERYBODY)) {
      int changed =
          handle
              .createUpdate(
                  """
                  UPDATE points_rule_totals SET points = points + :points
                   WHERE rule_id = :rule AND member_id = :member
                  """)
              .bind("points", points)
              .bind("rule", rule)
              .bind("member", whose)
              .execute();
      if (changed == 0) {
        handle
            .createUpdate(
                """
                INSERT INTO points_rule_totals (rule_id, member_id, points)
                VALUES (:rule, :member, :points)
                """)
            .bind("points", points)
            .bind("rule", rule)
            .bind("member", whose)
            .execute();
      }
    }
  }

  boolean add(Handle handle, GivenRow row) {
    return rows.insertIfAbsent(handle, row);
  }

  void remove(Handle handle, GivenRow row) {
    rows.delete(handle, row.ruleId(), row.position(), row.memberId());
  }

  /**
   * Returns some of what falls with an item now that an entry undoes it: what its making earned,
   * and what its author got. What was dealt with is not returned again.
   */
  List<GivenRow> toFall(Handle handle, Concerned concerned, String item, long position, int limit) {
    return upTo(
        limit,
        List.of(FALLING, FALLING_OF_AUTHOR),
        (sql, left) ->
            rows.select(handle, sql, query -> bound(query, concerned, item, position, left)));
  }

  /**
   * Returns some of what fell with an item, now that an entry restores it. What was dealt with is
   * not returned again.
   */
  List<GivenRow> toRestore(
      Handle handle, Concerned concerned, String item, long position, int limit) {
    return upTo(
        limit,
        List.of(RESTORABLE, RESTORABLE_OF_AUTHOR),
        (sql, left) ->
            rows.select(handle, sql, query -> bound(query, concerned, item, position, left)));
  }

  private static List<GivenRow> upTo(
      int limit, List<String> statements, BiFunction<String, Integer, List<GivenRow>> select) {
    List<GivenRow> found = new ArrayList<>();
    for (String sql : statements) {
      if (found.size() < limit) {
        found.addAll(select.apply(sql, limit - found.size()));
      }
    }
    return found;
  }

  /** Binds what is looked for. Sums in the statements keep the database at the index of items. */
  private static Query bound(
      Query query, Concerned concerned, String item, long position, int limit) {
    Long rule = concerned.rule();
    Long only = concerned.position();
    return query
        .bind("item", item)
        .bind("undone", position)
        .bind("firstRule", rule == null ? 0 : rule)
        .bind("lastRule", rule == null ? Long.MAX_VALUE : rule)
        .bind("first", only == null ? 0 : only)
        .bind("last", only == null ? Long.MAX_VALUE : only)
        .bind("limit", limit);
  }

  /** Notes that the limits have no room for what fell, at the entry that would restore it. */
  void leave(Handle handle, GivenRow row, long position) {
    handle
        .createUpdate(
            """
            UPDATE points_rule_grants SET left_position = :left
             WHERE rule_id = :rule AND position = :position AND member_id = :member
            """)
        .bind("left", position)
        .bind("rule", row.ruleId())
        .bind("position", row.position())
        .bind("member", row.memberId())
        .execute();
  }

  void undo(Handle handle, GivenRow row, String item, long position) {
    handle
        .createUpdate(
            """
            UPDATE points_rule_grants SET undone_position = :undone, undone_item = :item
             WHERE rule_id = :rule AND position = :position AND member_id = :member
            """)
        .bind("undone", position)
        .bind("item", item)
        .bind("rule", row.ruleId())
        .bind("position", row.position())
        .bind("member", row.memberId())
        .execute();
  }

  /** Notes the items with which points fell, of which the first was not there first. */
  void fallWith(Handle handle, GivenRow row, String item, String also) {
    handle
        .createUpdate(
            """
            UPDATE points_rule_grants SET undone_item = :item, undone_also = :also
             WHERE rule_id = :rule AND position = :position AND member_id = :member
            """)
        .bind("item", item)
        .bind("also", also)
        .bind("rule", row.ruleId())
        .bind("position", row.position())
        .bind("member", row.memberId())
        .execute();
  }

  /** Has as many of the points stand again as there is room for. */
  void restore(Handle handle, GivenRow row, long amount) {
    handle
        .createUpdate(
            """
            UPDATE points_rule_grants
               SET undone_position = NULL, undone_item = NULL, undone_also = NULL,
                   round = round + 1, amount = :amount
             WHERE rule_id = :rule AND position = :position AND member_id = :member
            """)
        .bind("amount", amount)
        .bind("rule", row.ruleId())
        .bind("position", row.position())
        .bind("member", row.memberId())
        .execute();
  }
}
