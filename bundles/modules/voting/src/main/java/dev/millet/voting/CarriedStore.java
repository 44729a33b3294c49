package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The rows of carried support. Writers take turns: those of a named source hold the lock on the
 * subject's tally, and the source of deleted members has one writer, the journal's subscriber.
 */
final class CarriedStore {

  Optional<Carried> find(Handle handle, Subject subject, String source) {
    return on(
            handle.createQuery(
                """
                SELECT source, support, counts_since FROM voting_carried
                WHERE subject_type = :type AND subject_id = :id AND source = :source
                """),
            subject,
            source)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** From the columns {@code source, support, counts_since}, in this order. */
  static Carried read(ResultSet row) throws SQLException {
    return new Carried(
        row.getString(1), row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant());
  }

  /** Replaces what the source said before; support of 0 leaves no row. */
  void put(Handle handle, Subject subject, Carried carried) {
    if (carried.support() == 0) {
      on(
              handle.createUpdate(
                  """
                  DELETE FROM voting_carried
                  WHERE subject_type = :type AND subject_id = :id AND source = :source
                  """),
              subject,
              carried.source())
          .execute();
    } else if (!update(handle, subject, carried)) {
      values(
              handle.createUpdate(
                  """
                  INSERT INTO voting_carried
                    (subject_type, subject_id, source, support, counts_since)
                  VALUES (:type, :id, :source, :support, :since)
                  """),
              subject,
              carried)
          .execute();
    }
  }

  /** Counts the vote of a member who is gone. */
  void addDeleted(Handle handle, Vote vote) {
    Subject subject = vote.subject();
    long before = find(handle, subject, Carried.DELETED_MEMBERS).map(Carried::support).orElse(0L);
    put(handle, subject, new Carried(Carried.DELETED_MEMBERS, before + 1, vote.castAt()));
  }

  private static boolean update(Handle handle, Subject subject, Carried carried) {
    return values(
                handle.createUpdate(
                    """
                    UPDATE voting_carried SET support = :support, counts_since = :since
                    WHERE subject_type = :type AND subject_id = :id AND source = :source
                    """),
                subject,
                carried)
            .execute()
        == 1;
  }

  private static <S extends SqlStatement<S>> S values(S statement, Subject subject, Carried of) {
    return on(statement, subject, of.source())
        .bind("support", of.support())
        .bind("since", of.since().atOffset(ZoneOffset.UTC));
  }

  private static <S extends SqlStatement<S>> S on(S statement, Subject subject, String source) {
    return statement.bind("type", subject.type()).bind("id", subject.id()).bind("source", source);
  }
}
