package dev.millet.database.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Forbids empty values of a column on PostgreSQL without holding up anybody while the table is read
 * through: a constraint that says the same is made for new rows first and then checked for the
 * others beside the writers; PostgreSQL believes it (ALTER TABLE, SET NOT NULL).
 */
final class PostgresNotNull {

  private final ShortLock locks;

  PostgresNotNull(ShortLock locks) {
    this.locks = locks;
  }

  /**
   * Does it, whatever a broken attempt has left.
   *
   * @param setting the statement that sets NOT NULL
   * @throws SQLException also where there is an empty value; the column is as it was then
   */
  void ensure(Connection connection, ContractStep step, String setting) throws SQLException {
    forgetConstraint(connection, step);
    locks.run(connection, () -> execute(connection, adding(connection, step)));
    try {
      execute(connection, validating(connection, step));
      locks.run(
          connection,
          () -> {
            execute(connection, setting);
            execute(connection, dropping(connection, step));
          });
    } catch (SQLException e) {
      // it would refuse writers for ever
      try {
        forgetConstraint(connection, step);
      } catch (SQLException still) {
        e.addSuppressed(still);
      }
      throw e;
    }
  }

  private void forgetConstraint(Connection connection, ContractStep step) throws SQLException {
    locks.run(connection, () -> execute(connection, dropping(connection, step)));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String adding(Connection connection, ContractStep step) throws SQLException {
    return formatted(
        connection,
        """
        SELECT format('ALTER TABLE %I ADD CONSTRAINT millet_filled CHECK (%I IS NOT NULL) NOT VALID',
            CAST(? AS text), CAST(? AS text))
        """,
        step);
  }

  private static String validating(Connection connection, ContractStep step) throws SQLException {
    return formatted(
        connection,
        """
        SELECT format('ALTER TABLE %1$I VALIDATE CONSTRAINT millet_filled /* %2$I */',
            CAST(? AS text), CAST(? AS text))
        """,
        step);
  }

  private static String dropping(Connection connection, ContractStep step) throws SQLException {
    return formatted(
        connection,
        """
        SELECT format('ALTER TABLE %1$I DROP CONSTRAINT IF EXISTS millet_filled /* %2$I */',
            CAST(? AS text), CAST(? AS text))
        """,
        step);
  }

  /** Names cannot be bound; the server itself puts them into the statement. */
  private static String formatted(Connection connection, String template, ContractStep step)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(template)) {
      query.setString(1, step.table());
      query.setString(2, step.name());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
