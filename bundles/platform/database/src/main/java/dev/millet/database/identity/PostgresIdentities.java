package dev.millet.database.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** PostgreSQL keeps a sequence for each such column. */
final class PostgresIdentities implements Identities {

  @Override
  public Long next(Connection connection, String table, String column) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT COALESCE(s.last_value + s.increment_by, s.start_value) AS next
            FROM pg_sequences s
            WHERE quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename)
                  = pg_get_serial_sequence(quote_ident(?), ?)
            """)) {
      query.setString(1, table);
      query.setString(2, column);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong("next") : null;
      }
    }
  }

  @Override
  public void goOn(Connection connection, String table, String column, long next)
      throws SQLException {
    try (PreparedStatement set =
        connection.prepareStatement(
            """
            SELECT setval(pg_get_serial_sequence(quote_ident(?), ?), ?, FALSE)
            """)) {
      set.setString(1, table);
      set.setString(2, column);
      set.setLong(3, next);
      set.execute();
    }
  }
}
