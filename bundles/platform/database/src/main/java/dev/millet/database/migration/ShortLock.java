package dev.millet.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/**
 * Transactions on PostgreSQL that hold up others only for a moment. Stateless but for its limits.
 */
final class ShortLock {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final LockPatience patience;

  ShortLock(LockPatience patience) {
    this.patience = patience;
  }

  /** A change in one transaction. */
  @FunctionalInterface
  interface Change {
    void run() throws SQLException;
  }

  /**
   * Runs a change in a transaction, again where it did not get a lock in time.
   *
   * @param connection in auto-commit, before and after
   */
  void run(Connection connection, Change change) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        once(connection, change);
        return;
      } catch (SQLException e) {
        if (attempt == patience.attempts() || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
          throw e;
        }
        LockSupport.parkNanos(patience.pause().toNanos());
      }
    }
  }

  private void once(Connection connection, Change change) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement limit =
        connection.prepareStatement("SELECT set_config('lock_timeout', ?, TRUE) AS said")) {
      limit.setString(1, patience.limit().toMillis() + "ms");
      limit.execute();
      change.run();
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
