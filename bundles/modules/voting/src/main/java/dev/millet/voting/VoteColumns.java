package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * Reads a vote from the columns {@code subject_type, subject_id, member, cast_at, cast_by, source,
 * note}, in this order.
 */
final class VoteColumns {

  private VoteColumns() {}

  static Vote read(ResultSet row) throws SQLException {
    return new Vote(
        new Subject(row.getString(1), row.getString(2)),
        row.getLong(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        onBehalf(row));
  }

  /** A source tells that somebody else cast it; whose account is gone has no id any more. */
  private static OnBehalf onBehalf(ResultSet row) throws SQLException {
    String source = row.getString(6);
    return source == null
        ? null
        : new OnBehalf(row.getObject(5, Long.class), source, row.getString(7));
  }
}
