package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.database.engine.Failures;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection on which everything is written. Used only by who holds it at the moment. */
final class WriteSession {

  /**
   * Settings that a database keeps from its creation; set again, should an older version have made
   * it.
   */
  private static final List<String> SETTINGS =
      List.of(
          "SET FILES WRITE DELAY FALSE",
          "SET FILES LOG SIZE 0",
          "SET DATABASE TRANSACTION CONTROL MVCC",
          "SET DATABASE DEFAULT TABLE TYPE CACHED",
          // read when the files are opened: a database made with less has it from its next start
          "SET FILES CACHE SIZE " + PageCache.KIB,
          "SET FILES CACHE ROWS " + PageCache.ROWS);

  private static final Logger LOG = LoggerFactory.getLogger(WriteSession.class);

  private final DataSource source;
  private final DatabaseFiles files;
  private final LogFailures failures;
  private volatile Connection connection;
  private final AtomicInteger opening = new AtomicInteger();
  private long id;

  WriteSession(DataSource source, DatabaseFiles files, LogFailures failures) throws SQLException {
    this.source = source;
    this.files = files;
    this.failures = failures;
    open();
  }

  private void open() throws SQLException {
    Connection opened = files.open(source::getConnection, failures);
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
      files.abandon(opened);
      throw e;
    }
    connection = opened;
  }

  /** Returns the connection; throws while a failure of the files has closed it. */
  Connection connection() {
    if (connection == null) {
      throw new DatabaseException(
          Code.UNAVAILABLE, "the database is closed until its files can be written", null);
    }
    return connection;
  }

  boolean isOpen() {
    return connection != null;
  }

  /** See {@link dev.millet.database.engine.Writer#opening}. */
  int opening() {
    return opening.get();
  }

  /** Opens the files again where they are closed; throws where that is not possible yet. */
  void reopen() throws SQLException {
    if (connection == null) {
      open();
    }
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
    failures.listen();
    try {
      connection().commit();
    } catch (SQLException e) {
      if (FileFailures.isOne(e) || failures.seen() != null) {
        throw abandon(e);
      }
      undoAll();
      throw Failures.named("the commit failed", e);
    }
    acknowledge();
  }

  /** Makes sure that what is in the log by now is kept, by whomever it was written. */
  void acknowledge() {
    if (failures.seen() != null) {
      throw abandon(null);
    }
    try {
      files.acknowledge();
    } catch (IOException e) {
      throw abandon(e);
    }
  }

  /** Empties the log into the data file where it has become long. */
  void checkpoint() {
    if (connection == null || !files.logIsLong()) {
      return;
    }
    if (failures.seen() != null) {
      abandon(null);
      return;
    }
    try (Statement statement = connection.createStatement()) {
      files.renew(
          () -> {
            statement.execute("CHECKPOINT");
            connection.commit();
            if (failures.seen() != null) {
              throw new SQLException(failures.seen());
            }
          });
    } catch (SQLException | IOException e) {
      LOG.error("The log could not be emptied into the data file", abandon(e));
    }
  }

  /** Undoes the whole group. */
  void undoAll() {
    if (connection == null) {
      return;
    }
    if (failures.seen() != null) {
      abandon(null);
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      abandon(e);
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
   * nobody reads what was never made durable. Returns what the group is told.
   */
  DatabaseException abandon(Throwable cause) {
    Connection broken = connection;
    connection = null;
    if (broken != null) {
      files.abandon(broken);
      // only now: until then readers saw what may be undone
      opening.incrementAndGet();
    }
    String why = failures.seen() != null ? failures.seen() : String.valueOf(cause);
    return new DatabaseException(
        Code.UNAVAILABLE, "the files of the database could not be written: " + why, cause);
  }

  /** Closes the database in order. */
  void shutDown() {
    if (connection == null) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      files.close(() -> statement.execute("SHUTDOWN"));
    } catch (SQLException e) {
      // no room for the new files: the old ones count, and none is left open
      abandon(e);
      throw Failures.named("the database could not be shut down", e);
    } catch (IOException e) {
      throw abandon(e);
    }
  }
}
