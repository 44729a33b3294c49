package dev.millet.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Builds and drops indexes on PostgreSQL beside the readers and writers. Stateless. */
final class PostgresIndexes {

  /**
   * Builds an index where there is none. What a broken attempt left is of no use to anybody, and
   * slows writers: PostgreSQL calls it invalid.
   *
   * @param building the statement
   */
  void build(Connection connection, String index, String building) throws SQLException {
    Boolean valid = valid(connection, index);
    try (Statement statement = connection.createStatement()) {
      if (Boolean.FALSE.equals(valid)) {
        statement.execute(dropping(connection, index));
      }
      if (!Boolean.TRUE.equals(valid)) {
        statement.execute(building);
      }
    }
  }

  /** Drops an index where there is one. */
  void drop(Connection connection, String index) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(dropping(connection, index));
    }
  }

  /** A name cannot be bound; the server itself puts it into the statement. */
  private static String dropping(Connection connection, String index) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %I', CAST(? AS text))
            """)) {
      query.setString(1, index);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Null where there is no such index. */
  private static Boolean valid(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT i.indisvalid
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE c.oid = to_regclass(?)
            """)) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Boolean.valueOf(row.getBoolean(1)) : null;
      }
    }
  }
}
