package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.members.Members;
import java.util.List;

/** Compares the totals by which the limits of rules go with the grants that stand. Thread-safe. */
public final class RuleTotals {

  private final Database database;
  private final Members members;

  public RuleTotals(Database database, Members members) {
    this.database = database;
    this.members = members;
  }

  /**
   * Returns one sentence in English for each rule whose total of a member is wrong. It is read in
   * one statement, so that nobody grants between the two.
   */
  public List<String> differences(long member) {
    List<String> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT x.rule_id, SUM(x.stands) AS stands, SUM(x.counted) AS counted
                          FROM (SELECT g.rule_id, g.amount AS stands, 0 AS counted
                                  FROM points_rule_grants g
                                 WHERE g.member_id = :member AND g.undone_position IS NULL
                                UNION ALL
                                SELECT t.rule_id, 0 AS stands, t.points AS counted
                                  FROM points_rule_totals t WHERE t.member_id = :member) x
                         GROUP BY x.rule_id HAVING SUM(x.stands) <> SUM(x.counted)
                         ORDER BY x.rule_id
                        """)
                    .bind("member", member)
                    .map(
                        (row, context) ->
                            "its total of rule %s is %s, computed %s"
                                .formatted(
                                    row.getLong("rule_id"),
                                    row.getLong("counted"),
                                    row.getLong("stands")))
                    .list());
    // an account that is being erased loses its grants some rows at a time
    return found.isEmpty() || members.byId(member).isEmpty() ? List.of() : found;
  }
}
