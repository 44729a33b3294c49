package dev.millet.database.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Connections that are kept open and lent. Thread-safe. */
public final class Pool implements AutoCloseable {

  private static final int ANSWER_SECONDS = 1;

  private final HikariDataSource connections;
  private final String where;

  private Pool(DataSource source, Options options, boolean readOnly) {
    this.where = options.where();
    HikariConfig config = new HikariConfig();
    config.setPoolName(readOnly ? "millet-database-read" : "millet-database-write");
    config.setReadOnly(readOnly);
    config.setDataSource(source);
    config.setMaximumPoolSize(options.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(options.patience().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(true);
    config.setThreadFactory(DatabaseThreads::thread);
    this.connections = new HikariDataSource(config);
  }

  /**
   * Connections that refuse to write; opens none yet.
   *
   * @param source gives new connections; the pool is never handed a driver's name or address, since
   *     it would look for the class in every bundle
   */
  public static Pool forReading(DataSource source, Options options) {
    return new Pool(source, options, true);
  }

  /** The same for connections that write. */
  public static Pool forWriting(DataSource source, Options options) {
    return new Pool(source, options, false);
  }

  /** Lends a connection in auto-commit; closing it gives it back. */
  public Connection connection() {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new DatabaseException(
          Code.UNAVAILABLE, where + " gave no connection in time: " + reason.getMessage(), e);
    }
  }

  /** Empty when a connection answers, or when all are busy answering; else what is wrong. */
  public Optional<String> health() {
    HikariPoolMXBean state = connections.getHikariPoolMXBean();
    if (state.getIdleConnections() == 0 && state.getActiveConnections() > 0) {
      return Optional.empty();
    }
    try (Connection connection = connection()) {
      return connection.isValid(ANSWER_SECONDS)
          ? Optional.empty()
          : Optional.of(where + " does not answer");
    } catch (DatabaseException | SQLException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
