package dev.millet.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * HSQLDB commits with each schema change, so a process that dies in between leaves a step that is
 * begun but not recorded: what it made is accepted then.
 */
final class HsqldbSteps implements StepApplier {

  /** HSQLDB's class for objects that exist already (ErrorCode.X_42504). */
  private static final String EXISTS = "42504";

  private final StepLedger ledger;

  HsqldbSteps(StepLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void apply(Connection connection, MigrationFile file, ExpandStep step, boolean begun)
      throws SQLException {
    ledger.begun(connection, file.step());
    try (Statement statement = connection.createStatement()) {
      statement.execute(file.sql());
    } catch (SQLException e) {
      if (!begun || !EXISTS.equals(e.getSQLState())) {
        throw e;
      }
    }
    ledger.applied(connection, file.step());
  }
}
