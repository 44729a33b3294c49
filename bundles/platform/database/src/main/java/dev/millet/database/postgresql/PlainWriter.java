package dev.millet.database.postgresql;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.database.engine.ConnectionWork;
import dev.millet.database.engine.Failures;
import dev.millet.database.engine.GatedConnection;
import dev.millet.database.engine.Options;
import dev.millet.database.engine.Pool;
import dev.millet.database.engine.SchemaWork;
import dev.millet.database.engine.Turn;
import dev.millet.database.engine.Watchdog;
import dev.millet.database.engine.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction for each writer, at read committed: the server groups commits by itself. What loses
 * against another (deadlock, serialization failure) is run again, {@value #ATTEMPTS} times in all.
 */
final class PlainWriter implements Writer {

  private static final Logger LOG = LoggerFactory.getLogger(PlainWriter.class);
  private static final int ATTEMPTS = 4;
  private static final int ANSWER_SECONDS = 1;
  private static final long MAX_PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private static final Duration GRACE = Duration.ofSeconds(1);

  /** How long another process may take over its schema changes. */
  private static final Duration SCHEMA_PATIENCE = Duration.ofMinutes(5);

  private final DataSource source;
  private final DataSource probe;
  private final Pool pool;
  private final String where;
  private final Duration limit;
  private final Watchdog watchdog;

  /**
   * Opens no connection yet.
   *
   * @param probe gives connections too, but gives up within a second or two
   */
  PlainWriter(DataSource source, DataSource probe, Options options) {
    this.source = source;
    this.probe = probe;
    this.where = options.where();
    this.pool = Pool.forWriting(source, options);
    this.limit = options.transactionLimit();
    this.watchdog = new Watchdog(limit);
  }

  @Override
  public <T> T write(ConnectionWork<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (RuntimeException e) {
        RuntimeException named = Failures.named(e);
        if (attempt == ATTEMPTS || !Failures.isConflict(named)) {
          throw named;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * MAX_PAUSE_NANOS));
      }
    }
  }

  private <T> T once(ConnectionWork<T> work) {
    try (Connection connection = pool.connection()) {
      connection.setAutoCommit(false);
      T answer;
      try {
        answer = inTurn(connection, work);
        refuseHalf(connection);
      } catch (RuntimeException | Error e) {
        rollback(connection, e);
        throw e;
      }
      connection.commit();
      return answer;
    } catch (SQLException e) {
      throw Failures.named("the transaction failed", e);
    }
  }

  /** The driver calls it a commit when the server rolls back after a failure that was caught. */
  private static void refuseHalf(Connection connection) {
    try {
      if (connection.unwrap(BaseConnection.class).getTransactionState()
          == TransactionState.FAILED) {
        throw new DatabaseException(
            Code.WORK, "a statement inside failed, so that the whole is undone", null);
      }
    } catch (SQLException e) {
      throw Failures.named("the transaction failed", e);
    }
  }

  /** The reason for it counts more than that it may fail, as it does on a connection cut off. */
  private static void rollback(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private <T> T inTurn(Connection connection, ConnectionWork<T> work) {
    Turn turn = new Turn(limit);
    watchdog.watch(turn, overdue -> cutOff(overdue, connection));
    try {
      T answer = work.run(GatedConnection.of(connection, turn));
      turn.finish(null);
      return answer;
    } catch (RuntimeException | Error e) {
      turn.finish(e);
      throw e;
    } finally {
      watchdog.forget(turn);
    }
  }

  /** The server undoes what the connection did as soon as the connection is gone. */
  private static void cutOff(Turn turn, Connection connection) throws InterruptedException {
    if (!turn.revoke()) {
      return;
    }
    LOG.warn("A transaction took too long and was cut off", turn.whereItWas());
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.warn("Its connection could not be closed", e);
    }
    turn.takeOver(GRACE);
  }

  /**
   * The lock is the session's and is asked for again and again: who waits inside a statement would
   * hold up an index that is built concurrently.
   */
  @Override
  public <T> T alone(SchemaWork<T> work) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 0");
      // an index of a large table takes longer than any transaction may
      connection.setNetworkTimeout(Runnable::run, 0);
      long end = System.nanoTime() + SCHEMA_PATIENCE.toNanos();
      while (!locked(statement)) {
        if (System.nanoTime() > end) {
          throw new DatabaseException(
              Code.UNAVAILABLE, "another process has been changing the schema for too long", null);
        }
        LockSupport.parkNanos(MAX_PAUSE_NANOS);
      }
      return work.run(connection);
    } catch (SQLException e) {
      throw Failures.named("the schema could not be changed", e);
    }
  }

  @Override
  public <T> T snapshot(SchemaWork<T> work) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = 0");
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try {
        return work.run(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw Failures.named("the snapshot could not be read", e);
    }
  }

  /** The number is arbitrary and stands for Millet's schema. */
  private static boolean locked(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(5206452001)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Asks on a connection of its own: the pool would wait much longer for a server that is gone. */
  @Override
  public Optional<String> health() {
    try (Connection connection = probe.getConnection()) {
      return connection.isValid(ANSWER_SECONDS)
          ? Optional.empty()
          : Optional.of(where + " does not answer");
    } catch (SQLException e) {
      return Optional.of(where + " does not answer: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    watchdog.close();
    pool.close();
  }
}
