package dev.millet.database.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers in an embedded database that a restore has begun: it is committed in parts there, for a
 * transaction of a whole archive would not fit into the memory.
 */
final class UnfinishedRestore {

  private UnfinishedRestore() {}

  static void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert = prepared(connection, statement)) {
      insert.setObject(1, Instant.now().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, Statement statement)
      throws SQLException {
    create(statement);
    return connection.prepareStatement(
        """
        INSERT INTO database_restore (id, began_at) VALUES (1, ?)
        """);
  }

  private static void create(Statement statement) throws SQLException {
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS database_restore (
          id INTEGER PRIMARY KEY,
          began_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
        )
        """);
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS database_restore_tables (
          name VARCHAR(200) PRIMARY KEY
        )
        """);
  }

  /** Remembers tables that are there for as long as the restore lasts. */
  static void remember(Connection connection, List<ArchivedTable> temporary) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO database_restore_tables (name) VALUES (?)
            """)) {
      for (ArchivedTable table : temporary) {
        insert.setString(1, table.quoted());
        insert.executeUpdate();
      }
    }
  }

  private static void dropTemporary(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT name FROM database_restore_tables")) {
        while (row.next()) {
          names.add(row.getString("name"));
        }
      }
      for (String name : names) {
        statement.execute("DROP TABLE IF EXISTS \"%s\"".formatted(name));
      }
    }
  }

  static void end(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM database_restore_tables");
      statement.execute("DELETE FROM database_restore");
    }
  }

  /** Empties every table where a restore has begun and not ended; whether it had. */
  static boolean undo(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      create(statement);
      try (ResultSet row = statement.executeQuery("SELECT id FROM database_restore")) {
        if (!row.next()) {
          return false;
        }
      }
    }
    dropTemporary(connection);
    empty(connection, Catalog.read(connection));
    end(connection);
    return true;
  }

  /** Deletes all rows, first of the tables that refer to others. */
  static void empty(Connection connection, List<ArchivedTable> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = tables.size() - 1; i >= 0; i--) {
        statement.execute(tables.get(i).delete());
      }
    }
  }
}
