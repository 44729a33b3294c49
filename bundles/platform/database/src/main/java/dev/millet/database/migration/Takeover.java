package dev.millet.database.migration;

import dev.millet.api.database.Dialect;
import dev.millet.database.identity.Identities;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Moves the rows of takeover steps. Rows keep their ids, and the numbers go on where those of the
 * source are. To move twice does no harm: what was moved is no longer in the source.
 */
public final class Takeover {

  private final Dialect dialect;

  public Takeover(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Returns whether the source is there, and has what the step moves. */
  boolean isDue(Connection connection, TakeoverStep step) throws SQLException {
    if (stored(connection, step.source()) == null) {
      return false;
    }
    if (step.whole()) {
      return true;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(step.first())) {
      return row.next();
    }
  }

  /**
   * Moves what there is.
   *
   * @param connection in a transaction on PostgreSQL, which the caller commits; on HSQLDB in
   *     auto-commit, for a schema change commits there anyway
   */
  void run(Connection connection, TakeoverStep step) throws SQLException {
    if (!isDue(connection, step)) {
      return;
    }
    goOn(connection, step);
    boolean alone = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      move(connection, step);
      if (alone) {
        connection.commit();
      }
    } finally {
      if (alone) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    if (step.whole()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE %s".formatted(step.source()));
      }
    }
  }

  /** Moves the rows within the caller's transaction; the source stays. */
  public void move(Connection connection, TakeoverStep step) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(step.insert());
      statement.execute(step.delete());
    }
  }

  /** Lets the target's numbers go on behind those that the source has given. */
  private void goOn(Connection connection, TakeoverStep step) throws SQLException {
    String source = stored(connection, step.source());
    String target = stored(connection, step.target());
    String from = identity(connection, source);
    String to = target == null ? null : identity(connection, target);
    if (from == null || to == null) {
      return;
    }
    Identities identities = Identities.of(dialect);
    Long next = identities.next(connection, source, from);
    if (next != null) {
      identities.goOn(connection, target, to, next);
    }
  }

  /** The name of a table as the database writes it; null if absent. */
  private static String stored(Connection connection, String table) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    String stored = meta.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    String pattern = stored.replace("_", meta.getSearchStringEscape() + "_");
    try (ResultSet row =
        meta.getTables(null, connection.getSchema(), pattern, new String[] {"TABLE"})) {
      return row.next() ? stored : null;
    }
  }

  private static String identity(Connection connection, String stored) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    String pattern = stored.replace("_", meta.getSearchStringEscape() + "_");
    try (ResultSet row = meta.getColumns(null, connection.getSchema(), pattern, "%")) {
      while (row.next()) {
        if ("YES".equals(row.getString("IS_AUTOINCREMENT"))) {
          return row.getString("COLUMN_NAME");
        }
      }
    }
    return null;
  }
}
