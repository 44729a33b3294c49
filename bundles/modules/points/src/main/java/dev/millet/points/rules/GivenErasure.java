package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.database.RowStep;
import dev.millet.api.members.MemberData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The data that the rules keep about a member: the limits that they have used, which go with the
 * account, and their part in what others got, which loses the name.
 */
final class GivenErasure implements MemberData.Erasure {

  private static final int CHUNK = 100;
  private static final List<RowStep> STEPS =
      List.of(
          new RowStep(
              """
              SELECT g.position AS number, CAST(g.rule_id AS INTEGER) AS version
                FROM points_rule_grants g
               WHERE g.member_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              DELETE FROM points_rule_grants
               WHERE position = :number AND rule_id = :version AND member_id = :of
              """),
          new RowStep(
              """
              SELECT g.position AS number, CAST(g.rule_id AS INTEGER) AS version
                FROM points_rule_grants g
               WHERE g.cause_actor = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE points_rule_grants
                 SET cause_actor = NULL, cause_item = NULL,
                     undone_item = CASE WHEN undone_item IS NULL OR undone_item = cause_about
                                        THEN undone_item ELSE '~' END,
                     undone_also = CASE WHEN undone_also IS NULL OR undone_also = cause_about
                                        THEN undone_also ELSE '~' END
               WHERE position = :number AND rule_id = :version AND cause_actor = :of
              """),
          new RowStep(
              """
              SELECT w.position AS number, 0 AS version FROM points_rule_waiting w
               WHERE w.cause_actor = :of FETCH FIRST :limit ROWS ONLY
              """,
              "DELETE FROM points_rule_waiting WHERE position = :number AND cause_actor = :of"),
          new RowStep(
              """
              SELECT t.rule_id AS number, 0 AS version FROM points_rule_totals t
               WHERE t.member_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "DELETE FROM points_rule_totals WHERE rule_id = :number AND member_id = :of"),
          new RowStep(
              """
              SELECT r.rule_id AS number, r.revision AS version FROM points_rule_revisions r
               WHERE r.saved_by = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE points_rule_revisions SET saved_by = NULL
               WHERE rule_id = :number AND revision = :version
              """));

  private final Database database;

  /** Points that a member got by a rule. */
  record Got(long rule, long entry, long amount, String about) {}

  /** A rule that a member saved. */
  record Wrote(long rule, int revision, Instant at) {}

  /** The copy of a member's data. */
  record Copy(List<Got> got, List<Wrote> rules) {}

  GivenErasure(Database database) {
    this.database = database;
  }

  Copy copy(long member) {
    return database.read(
        handle ->
            new Copy(
                handle
                    .createQuery(
                        """
                        SELECT g.rule_id, g.position, g.amount, g.cause_about
                          FROM points_rule_grants g
                         WHERE g.member_id = :member ORDER BY g.rule_id, g.position
                        """)
                    .bind("member", member)
                    .map(
                        (row, context) ->
                            new Got(
                                row.getLong("rule_id"),
                                row.getLong("position"),
                                row.getLong("amount"),
                                row.getString("cause_about")))
                    .list(),
                handle
                    .createQuery(
                        """
                        SELECT r.rule_id, r.revision, r.saved_at FROM points_rule_revisions r
                         WHERE r.saved_by = :member ORDER BY r.rule_id, r.revision
                        """)
                    .bind("member", member)
                    .map(
                        (row, context) ->
                            new Wrote(
                                row.getLong("rule_id"),
                                row.getInt("revision"),
                                row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                    .list()));
  }

  @Override
  public boolean eraseSome(long member) {
    return database.write(handle -> RowStep.runAll(STEPS, handle, member, CHUNK));
  }
}
