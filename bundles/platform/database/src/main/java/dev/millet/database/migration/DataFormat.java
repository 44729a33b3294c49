package dev.millet.database.migration;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The version of what the platform itself keeps in the database. It is raised when an older
 * platform could no longer work with the data, and only then. Since 2, tables can have been taken
 * over by other bundles.
 */
final class DataFormat {

  static final int CURRENT = 2;

  /** Records the version in an empty database; refuses a newer one. */
  void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS database_format (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL
          )
          """);
      try (ResultSet row = statement.executeQuery("SELECT version FROM database_format")) {
        if (row.next()) {
          int version = row.getInt("version");
          refuseNewer(version);
          if (version < CURRENT) {
            raise(connection);
          }
          return;
        }
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO database_format (id, version) VALUES (1, ?)
            """)) {
      insert.setInt(1, CURRENT);
      insert.executeUpdate();
    }
  }

  private static void raise(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE database_format SET version = ? WHERE id = 1
            """)) {
      update.setInt(1, CURRENT);
      update.executeUpdate();
    }
  }

  private static void refuseNewer(int version) {
    if (version > CURRENT) {
      throw new DatabaseException(
          Code.NOT_MIGRATED,
          "the data were written by a newer version of Millet (data format %s, this one knows %s): run that version, or restore a back-up made before it"
              .formatted(version, CURRENT),
          null);
    }
  }
}
