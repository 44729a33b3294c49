package dev.millet.voting;

import dev.millet.api.database.Dialect;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.api.ImportedVote;
import java.time.Instant;
import java.time.OffsetDateTime;
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
      INSERT INTO voting_votes (subject_type, subject_id, member, cast_at)
      VALUES (:type, :id, :member, :at)
      ON CONFLICT (subject_type, subject_id, member) DO NOTHING
      """;

  private static final String INSERT_VOTE_HSQLDB =
      """
      MERGE INTO voting_votes AS v
      USING (VALUES (CAST(:type AS VARCHAR(40)), CAST(:id AS VARCHAR(64)),
                     CAST(:member AS BIGINT), CAST(:at AS TIMESTAMP(6) WITH TIME ZONE)))
        AS n (subject_type, subject_id, member, cast_at)
      ON v.subject_type = n.subject_type AND v.subject_id = n.subject_id AND v.member = n.member
      WHEN NOT MATCHED THEN INSERT (subject_type, subject_id, member, cast_at)
        VALUES (n.subject_type, n.subject_id, n.member, n.cast_at)
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
  boolean add(Handle handle, Subject subject, long member, Instant at) {
    String sql = dialect == Dialect.POSTGRESQL ? INSERT_VOTE_POSTGRESQL : INSERT_VOTE_HSQLDB;
    return on(handle.createUpdate(sql), subject)
            .bind("member", member)
            .bind("at", utc(at))
            .execute()
        == 1;
  }

  /** Adds votes; tells for each, in their order, whether it is new. */
  boolean[] addAll(Handle handle, List<ImportedVote> votes) {
    String sql = dialect == Dialect.POSTGRESQL ? INSERT_VOTE_POSTGRESQL : INSERT_VOTE_HSQLDB;
    PreparedBatch inserts = handle.prepareBatch(sql);
    for (ImportedVote vote : votes) {
      on(inserts, vote.subject())
          .bind("member", vote.member())
          .bind("at", utc(vote.castAt()))
          .add();
    }
    int[] counts = inserts.execute();
    boolean[] added = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      added[i] = counts[i] == 1;
    }
    return added;
  }

  /** Removes a vote and tells when it was cast; empty where the member has none. */
  Optional<Instant> remove(Handle handle, Subject subject, long member) {
    Optional<Instant> castAt =
        on(
                handle.createQuery(
                    """
                    SELECT cast_at FROM voting_votes
                    WHERE subject_type = :type AND subject_id = :id AND member = :member
                    """),
                subject)
            .bind("member", member)
            .map((row, context) -> row.getObject("cast_at", OffsetDateTime.class).toInstant())
            .findOne();
    if (castAt.isEmpty()) {
      return castAt;
    }
    int removed =
        on(
                handle.createUpdate(
                    """
                    DELETE FROM voting_votes
                    WHERE subject_type = :type AND subject_id = :id AND member = :member
                    """),
                subject)
            .bind("member", member)
            .execute();
    // Another request of the same member may have removed it since it was read.
    return removed == 1 ? castAt : Optional.empty();
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

  private static <S extends SqlStatement<S>> S on(S statement, Subject subject) {
    return statement.bind("type", subject.type()).bind("id", subject.id());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
