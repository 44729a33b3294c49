package dev.millet.database.migration;

import dev.millet.api.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * On PostgreSQL a step and its record are one transaction. It waits only a moment for the table's
 * lock, since everybody who comes later waits behind it, and tries again. What takes long is done
 * beside the readers and writers, outside a transaction: it is recorded as begun before.
 */
final class PostgresSteps implements StepApplier {

  private final StepLedger ledger;
  private final ShortLock locks;
  private final Takeover takeover = new Takeover(Dialect.POSTGRESQL);
  private final PostgresIndexes indexes = new PostgresIndexes();
  private final PostgresNotNull notNull;

  PostgresSteps(StepLedger ledger) {
    this(ledger, LockPatience.DEFAULT);
  }

  PostgresSteps(StepLedger ledger, LockPatience patience) {
    this.ledger = ledger;
    this.locks = new ShortLock(patience);
    this.notNull = new PostgresNotNull(locks);
  }

  @Override
  public void apply(Connection connection, List<Planned> steps, Consumer<Planned> applied)
      throws SQLException, StepFailure {
    for (Planned planned : steps) {
      try {
        if (planned.file().contracts()) {
          contract(connection, planned.file());
        } else if (planned.file().takesOver() || planned.file().former()) {
          atOnce(connection, planned.file());
        } else {
          expand(connection, planned.file());
        }
      } catch (SQLException e) {
        throw new StepFailure(planned.file(), e);
      }
      applied.accept(planned);
    }
  }

  private void expand(Connection connection, MigrationFile file) throws SQLException {
    ExpandStep step = ExpandStep.of(file.sql());
    if (step.kind() == ExpandStep.Kind.INDEX) {
      ledger.begun(connection, file);
      indexes.build(connection, step.name(), step.concurrentIndex(file.sql()));
      ledger.applied(connection, List.of(file.step()));
    } else {
      atOnce(connection, file);
    }
  }

  private void contract(Connection connection, MigrationFile file) throws SQLException {
    ContractStep step = ContractStep.of(file.step().module(), file.sql());
    switch (step.kind()) {
      case INDEX -> {
        indexes.drop(connection, step.name());
        ledger.applied(connection, List.of(file.step()));
      }
      case NOT_NULL -> {
        notNull.ensure(connection, step, file.sql());
        ledger.applied(connection, List.of(file.step()));
      }
      case TABLE, COLUMN, CONSTRAINT -> atOnce(connection, file);
    }
  }

  private void atOnce(Connection connection, MigrationFile file) throws SQLException {
    locks.run(
        connection,
        () -> {
          try (Statement statement = connection.createStatement()) {
            ledger.begun(connection, file);
            if (file.takesOver()) {
              takeover.run(connection, TakeoverStep.of(file.step().module(), file.sql()));
            } else if (!file.former()) {
              statement.execute(file.sql());
            }
            ledger.applied(connection, List.of(file.step()));
          }
        });
  }
}
