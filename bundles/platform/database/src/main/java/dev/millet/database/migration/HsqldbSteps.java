package dev.millet.database.migration;

import dev.millet.api.database.Dialect;
import dev.millet.platform.api.database.MigrationStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * HSQLDB commits with each schema change, so a process that dies in between leaves steps that are
 * begun but not recorded: what they made, moved or took away is accepted then. The log keeps its
 * order, so one sync at the end is enough for all; nobody else writes meanwhile.
 */
final class HsqldbSteps implements StepApplier {

  /** HSQLDB's class for objects that exist already (ErrorCode.X_42504). */
  private static final String EXISTS = "42504";

  /** HSQLDB's class for objects that are not there (ErrorCode.X_42501). */
  private static final String MISSING = "42501";

  private final StepLedger ledger;
  private final Takeover takeover = new Takeover(Dialect.HSQLDB);

  HsqldbSteps(StepLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void apply(Connection connection, List<Planned> steps, Consumer<Planned> applied)
      throws SQLException, StepFailure {
    List<MigrationStep> done = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET FILES WRITE DELAY TRUE");
      try {
        for (Planned planned : steps) {
          ledger.begun(connection, planned.file());
        }
        for (Planned planned : steps) {
          change(connection, statement, planned);
          done.add(planned.step());
          applied.accept(planned);
        }
      } finally {
        statement.execute("SET FILES WRITE DELAY FALSE");
        connection.setAutoCommit(false);
        ledger.applied(connection, done);
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
  }

  private void change(Connection connection, Statement statement, Planned planned)
      throws StepFailure {
    MigrationFile file = planned.file();
    try {
      if (file.takesOver()) {
        takeover.run(connection, TakeoverStep.of(file.step().module(), file.sql()));
      } else if (!file.former()) {
        statement.execute(file.sql());
      }
    } catch (SQLException e) {
      String done = file.contracts() ? MISSING : EXISTS;
      if (!planned.begun() || file.takesOver() || !done.equals(e.getSQLState())) {
        throw new StepFailure(file, e);
      }
    }
  }
}
