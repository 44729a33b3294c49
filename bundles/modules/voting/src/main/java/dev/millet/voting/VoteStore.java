package dev.millet.voting;

import dev.millet.api.database.Dialect;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.api.ImportedVote;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The rows of votes and tallies. On PostgreSQL two members, or one member twice, may vote at the
 * same moment: there the primary keys decide. On HSQLDB writers take turns.
 */
final class VoteStore {

  private static final String INSERT_VOTE_POSTGRESQL =
      """
      INSERT INTO voting_votes (subject_type, subject_id, member, cast_at, cast_by, source, note)
      VALUES (:type, :id, :member, :at, :by, :source, :note)
      ON CONFLICT (subject_type, subject_id, member) DO NOTHING
      """;

  private static final String INSERT_VOTE_HSQLDB =
      """
      MERGE INTO voting_votes AS v
      USING (VALUES (CAST(:type AS VARCHAR(40)), CAST(:id AS VARCHAR(64)),
                     CAST(:member AS BIGINT), CAST(:at AS TIMESTAMP(6) WITH TIME ZONE),
                     CAST(:by AS BIGINT), CAST(:source AS VARCHAR(160)),
                     CAST(:note AS VARCHAR(1000))))
        AS n (subject_type, subject_id, member, cast_at, cast_by, source, note)
      ON v.subject_type = n.subject_type AND v.subject_id = n.subject_id AND v.member = n.member
      WHEN NOT MATCHED THEN
        INSERT (subject_type, subject_id, member, cast_at, cast_by, source, note)
        VALUES (n.subject_type, n.subject_id, n.member, n.cast_at, n.cast_by, n.source, n.note)
      """;

  private static final String INSERT_TALLY_POSTGRESQL =
      """
      INSERT INTO voting_tallies (subject_type, subject_id, support) VALUES (:type, :id, 0)
      ON CONFLICT (subject_type, subject_id) DO NOTHING
      """;

  private static final String INSERT_TALLY_HSQLDB =
      "INSERT INTO voting_tallies (subject_type, subject_id, support) VALUES (:type, :id, 0)";

  private final Dialect dialect;

  VoteStore(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Adds a vote; false where the member has one already. */
  boolean add(Handle handle, Vote vote) {
    String sql = dialect == Dialect.POSTGRESQL ? INSERT_VOTE_POSTGRESQL : INSERT_VOTE_HSQLDB;
    return values(handle.createUpdate(sql), vote).execute() == 1;
  }

  /** Adds votes; tells for each, in their order, whether it is new. */
  boolean[] addAll(Handle handle, List<ImportedVote> votes) {
    String sql = dialect == Dialect.POSTGRESQL ? INSERT_VOTE_POSTGRESQL : INSERT_VOTE_HSQLDB;
    PreparedBatch inserts = handle.prepareBatch(sql);
    for (ImportedVote vote : votes) {
      values(inserts, new Vote(vote.subject(), vote.member(), vote.castAt(), null)).add();
    }
    int[] counts = inserts.execute();
    boolean[] added = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      added[i] = counts[i] == 1;
    }
    return added;
  }

  /** A member's vote, as it is now. */
  Optional<Vote> find(Handle handle, Subject subject, long member) {
    return on(
            handle.createQuery(
                """
                SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
                FROM voting_votes
                WHERE subject_type = :type AND subject_id = :id AND member = :member
                """),
            subject)
        .bind("member", member)
        .map((row, context) -> VoteColumns.read(row))
        .findOne();
  }

  /**
   * A member's vote, which nobody takes back or replaces before the transaction ends. Without the
   * lock the vote that is removed next could be another than the one that was read.
   */
  Optional<Vote> lock(Handle handle, Subject subject, long member) {
    if (dialect == Dialect.HSQLDB) {
      return find(handle, subject, member);
    }
    return on(
            handle.createQuery(
                """
                SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
                FROM voting_votes
                WHERE subject_type = :type AND subject_id = :id AND member = :member
                FOR UPDATE
                """),
            subject)
        .bind("member", member)
        .map((row, context) -> VoteColumns.read(row))
        .findOne();
  }

  /** Removes a vote; false where another request has removed it meanwhile. */
  boolean remove(Handle handle, Vote vote) {
    return on(
                handle.createUpdate(
                    """
                    DELETE FROM voting_votes
                    WHERE subject_type = :type AND subject_id = :id AND member = :member
                    """),
                vote.subject())
            .bind("member", vote.member())
            .execute()
        == 1;
  }

  /** Takes the name of who cast a vote for a member off it. */
  void forgetCaster(Handle handle, Vote vote) {
    on(
            handle.createUpdate(
                """
                UPDATE voting_votes SET cast_by = NULL
                WHERE subject_type = :type AND subject_id = :id AND member = :member
                """),
            vote.subject())
        .bind("member", vote.member())
        .execute();
  }

  /** Changes a tally inside the vote's transaction and tells the new one. */
  long change(Handle handle, Subject subject, long by) {
    if (!update(handle, subject, by)) {
      String sql = dialect == Dialect.POSTGRESQL ? INSERT_TALLY_POSTGRESQL : INSERT_TALLY_HSQLDB;
      on(handle.createUpdate(sql), subject).execute();
      update(handle, subject, by);
    }
    return support(handle, subject);
  }

  private static boolean update(Handle handle, Subject subject, long by) {
    return on(
                handle.createUpdate(
                    """
                    UPDATE voting_tallies SET support = support + :by
                    WHERE subject_type = :type AND subject_id = :id
                    """),
                subject)
            .bind("by", by)
            .execute()
        == 1;
  }

  void removeTally(Handle handle, Subject subject) {
    on(
            handle.createUpdate(
                "DELETE FROM voting_tallies WHERE subject_type = :type AND subject_id = :id"),
            subject)
        .execute();
  }

  long support(Handle handle, Subject subject) {
    return on(
            handle.createQuery(
                """
                SELECT support FROM voting_tallies
                WHERE subject_type = :type AND subject_id = :id
                """),
            subject)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private static <S extends SqlStatement<S>> S values(S statement, Vote vote) {
    OnBehalf onBehalf = vote.onBehalf() == null ? new OnBehalf(null, null, null) : vote.onBehalf();
    return on(statement, vote.subject())
        .bind("member", vote.member())
        .bind("at", vote.castAt().atOffset(ZoneOffset.UTC))
        .bind("by", onBehalf.by())
        .bind("source", onBehalf.source())
        .bind("note", onBehalf.note());
  }

  private static <S extends SqlStatement<S>> S on(S statement, Subject subject) {
    return statement.bind("type", subject.type()).bind("id", subject.id());
  }
}
