package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.database.engine.Failures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The one connection on which everything is written. Used only by who holds it at the moment. */
final class WriteSession {

  /** What a database keeps from its creation is set again, should an older version have made it. */
  private static final List<String> SETTINGS =
      List.of(
          "SET FILES WRITE DELAY FALSE",
          "SET FILES LOG SIZE 10",
          "SET DATABASE TRANSACTION CONTROL MVCC",
          "SET DATABASE DEFAULT TABLE TYPE CACHED");

  private final DataSource source;
  private final LogFailures failures;
  private Connection connection;
  private long id;

  WriteSession(DataSource source, LogFailures failures) throws SQLException {
    this.source = source;
    this.failures = failures;
    open();
  }

  private void open() throws SQLException {
    failures.forget();
    Connection opened = source.getConnection();
    try (Statement statement = opened.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      try (ResultSet row = statement.executeQuery("CALL SESSION_ID()")) {
        row.next();
        id = row.getLong(1);
      }
      opened.setAutoCommit(false);
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
    connection = opened;
  }

  /** The connection, opened again where a failure has closed it. */
  Connection connection() {
    if (connection == null) {
      try {
        open();
      } catch (SQLException e) {
        throw new DatabaseException(
            Code.UNAVAILABLE, "the database cannot be opened again: " + e.getMessage(), e);
      }
    }
    return connection;
  }

  Savepoint begin() {
    try {
      return connection().setSavepoint("millet_turn");
    } catch (SQLException e) {
      throw Failures.named("the turn cannot begin", e);
    }
  }

  /** Throws where the savepoint is gone, and the group with it. */
  void keep(Savepoint savepoint) throws SQLException {
    connection.releaseSavepoint(savepoint);
  }

  /** Throws where the savepoint is gone, and the group with it. */
  void undo(Savepoint savepoint) throws SQLException {
    connection.rollback(savepoint);
  }

  /** Makes the group durable: it is on the disk when this returns. */
  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      undoAll();
      throw Failures.named("the commit failed", e);
    }
    String failure = failures.seen();
    if (failure != null) {
      abandon();
      throw new DatabaseException(
          Code.UNAVAILABLE,
          "the log could not be written, whether the change is kept is open: " + failure,
          null);
    }
  }

  /** Undoes the whole group. */
  void undoAll() {
    if (connection == null) {
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      abandon();
    }
  }

  /** Ends a statement that runs for too long. Called by another thread than the holder's. */
  void endStatement() throws SQLException {
    try (Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("ALTER SESSION " + id + " END STATEMENT");
    }
  }

  /**
   * Closes the database as a kill would. It is opened again from what is on the disk, so that
   * nobody reads what was never made durable.
   */
  private void abandon() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw new DatabaseException(
          Code.UNAVAILABLE, "the database could not be closed: " + e.getMessage(), e);
    } finally {
      connection = null;
    }
  }

  /** Closes the database in order. */
  void shutDown() {
    try (Statement statement = connection().createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw Failures.named("the database could not be shut down", e);
    }
  }
}
