package dev.millet.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * On PostgreSQL a step and its record are one transaction. It waits only a moment for the table's
 * lock, since everybody who comes later waits behind it, and tries again. An index is built beside
 * the writers, outside a transaction.
 */
final class PostgresSteps implements StepApplier {

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final StepLedger ledger;

  PostgresSteps(StepLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void apply(Connection connection, List<Planned> steps, Consumer<Planned> applied)
      throws SQLException, StepFailure {
    for (Planned planned : steps) {
      try {
        apply(connection, planned.file(), planned.step());
      } catch (SQLException e) {
        throw new StepFailure(planned.file(), e);
      }
      applied.accept(planned);
    }
  }

  private void apply(Connection connection, MigrationFile file, ExpandStep step)
      throws SQLException {
    if (step.kind() == ExpandStep.Kind.INDEX) {
      ledger.begun(connection, file.step());
      buildIndex(connection, file, step);
      ledger.applied(connection, List.of(file.step()));
      return;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        inTransaction(connection, file);
        return;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void inTransaction(Connection connection, MigrationFile file) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '1s'");
      ledger.begun(connection, file.step());
      statement.execute(file.sql());
      ledger.applied(connection, List.of(file.step()));
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** What a broken attempt left is of no use to anybody: PostgreSQL calls it invalid. */
  private static void buildIndex(Connection connection, MigrationFile file, ExpandStep step)
      throws SQLException {
    Boolean valid = validIndex(connection, step.name());
    try (Statement statement = connection.createStatement()) {
      if (Boolean.FALSE.equals(valid)) {
        statement.execute(dropping(connection, step.name()));
      }
      if (!Boolean.TRUE.equals(valid)) {
        statement.execute(step.concurrentIndex(file.sql()));
      }
    }
  }

  /** A name cannot be bound; the server itself puts it into the statement. */
  private static String dropping(Connection connection, String index) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT format('DROP INDEX CONCURRENTLY %I', CAST(? AS text))
            """)) {
      query.setString(1, index);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Null where there is no such index. */
  private static Boolean validIndex(Connection connection, String name) throws SQLException {
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
