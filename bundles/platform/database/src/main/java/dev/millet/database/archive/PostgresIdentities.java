package dev.millet.database.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** PostgreSQL keeps a sequence for each such column. */
final class PostgresIdentities implements Identities {

  @Override
  public Long next(Connection connection, ArchivedTable table, ArchivedTable.Column column)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT COALESCE(s.last_value + s.increment_by, s.start_value) AS next
            FROM pg_sequences s
            WHERE quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename)
                  = pg_get_serial_sequence(quote_ident(?), ?)
            """)) {
      query.setString(1, table.quoted());
      query.setString(2, column.quoted());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong("next") : null;
      }
    }
  }

  @Override
  public void goOn(
      Connection connection, ArchivedTable table, ArchivedTable.Column column, long next)
      throws SQLException {
    try (PreparedStatement set =
        connection.prepareStatement(
            """
            SELECT setval(pg_get_serial_sequence(quote_ident(?), ?), ?, FALSE)
            """)) {
      set.setString(1, table.quoted());
      set.setString(2, column.quoted());
      set.setLong(3, next);
      set.execute();
    }
  }
}
