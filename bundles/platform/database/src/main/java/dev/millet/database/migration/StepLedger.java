package dev.millet.database.migration;

import dev.millet.platform.api.database.MigrationStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The record of which steps of which module the database has had. Stateless. */
public final class StepLedger {

  /**
   * A step that was begun.
   *
   * @param contract whether versions that do not bring it can no longer work with the data: from
   *     the moment when it is begun
   */
  record Entry(String checksum, boolean applied, boolean contract) {}

  /** A step that the database has had. */
  public record Applied(String module, int number, String name) {}

  /** Every step of every module, by module and number. */
  public List<Applied> applied(Connection connection) throws SQLException {
    List<Applied> applied = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT module, number, name FROM database_steps
                WHERE applied_at IS NOT NULL ORDER BY module, number
                """)) {
      while (rows.next()) {
        applied.add(
            new Applied(rows.getString("module"), rows.getInt("number"), rows.getString("name")));
      }
    }
    return applied;
  }

  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS database_steps (
            module VARCHAR(200) NOT NULL,
            number INTEGER NOT NULL,
            name VARCHAR(200) NOT NULL,
            checksum VARCHAR(64) NOT NULL,
            contract BOOLEAN NOT NULL,
            started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
            applied_at TIMESTAMP(6) WITH TIME ZONE,
            PRIMARY KEY (module, number)
          )
          """);
    }
  }

  Map<Integer, Entry> entries(Connection connection, String module) throws SQLException {
    Map<Integer, Entry> entries = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT number, checksum, applied_at IS NOT NULL AS applied, contract
            FROM database_steps
            WHERE module = ?
            """)) {
      query.setString(1, module);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          entries.put(
              rows.getInt("number"),
              new Entry(
                  rows.getString("checksum"),
                  rows.getBoolean("applied"),
                  rows.getBoolean("contract")));
        }
      }
    }
    return entries;
  }

  /** Records the beginning, in place of what an earlier attempt recorded. */
  void begun(Connection connection, MigrationFile file) throws SQLException {
    MigrationStep step = file.step();
    try (PreparedStatement delete =
            connection.prepareStatement(
                """
                DELETE FROM database_steps WHERE module = ? AND number = ?
                """);
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO database_steps (module, number, name, checksum, contract, started_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
      delete.setString(1, step.module());
      delete.setInt(2, step.number());
      delete.executeUpdate();
      insert.setString(1, step.module());
      insert.setInt(2, step.number());
      insert.setString(3, step.name());
      insert.setString(4, step.checksum());
      insert.setBoolean(5, file.contracts());
      insert.setObject(6, now());
      insert.executeUpdate();
    }
  }

  void applied(Connection connection, List<MigrationStep> steps) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE database_steps SET applied_at = ?
            WHERE module = ? AND number = ?
            """)) {
      for (MigrationStep step : steps) {
        update.setObject(1, now());
        update.setString(2, step.module());
        update.setInt(3, step.number());
        update.executeUpdate();
      }
    }
  }

  /** Returns the modules of which the database has had a step, or has begun one. */
  Set<String> modules(Connection connection) throws SQLException {
    Set<String> modules = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT DISTINCT module FROM database_steps")) {
      while (rows.next()) {
        modules.add(rows.getString("module"));
      }
    }
    return modules;
  }

  /** Forgets every step of a module, whose tables are gone. */
  void forget(Connection connection, String module) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM database_steps WHERE module = ?")) {
      delete.setString(1, module);
      delete.executeUpdate();
    }
  }

  /** Forgets that steps were begun; none of them has done anything. */
  void forget(Connection connection, List<MigrationStep> steps) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            DELETE FROM database_steps WHERE module = ? AND number = ? AND applied_at IS NULL
            """)) {
      for (MigrationStep step : steps) {
        delete.setString(1, step.module());
        delete.setInt(2, step.number());
        delete.executeUpdate();
      }
    }
  }

  private static OffsetDateTime now() {
    return Instant.now().atOffset(ZoneOffset.UTC);
  }
}
