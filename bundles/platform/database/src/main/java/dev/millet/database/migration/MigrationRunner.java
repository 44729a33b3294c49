package dev.millet.database.migration;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.MigrationStep;
import dev.millet.database.engine.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings the tables of a module to where its files say. Thread-safe. */
public final class MigrationRunner {

  private final Engine engine;
  private final StepLedger ledger = new StepLedger();

  /** Makes the ledger where there is none yet. */
  public MigrationRunner(Engine engine) {
    this.engine = engine;
    engine.alone(
        connection -> {
          ledger.create(connection);
          return null;
        });
  }

  /** The steps among these that the database has not had. */
  public List<MigrationStep> pending(List<MigrationFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    return engine.read(
        engine.jdbi(),
        handle ->
            pending(handle.getConnection(), files).stream().map(MigrationFile::step).toList());
  }

  /** Applies what is pending of one module, in order. */
  public List<MigrationStep> apply(List<MigrationFile> files) {
    if (pending(files).isEmpty()) {
      return List.of();
    }
    return engine.alone(
        connection -> {
          List<MigrationStep> applied = new ArrayList<>();
          for (MigrationFile file : pending(connection, files)) {
            apply(connection, file);
            applied.add(file.step());
          }
          return applied;
        });
  }

  private List<MigrationFile> pending(Connection connection, List<MigrationFile> files)
      throws SQLException {
    Map<Integer, StepLedger.Entry> entries =
        ledger.entries(connection, files.get(0).step().module());
    List<MigrationFile> pending = new ArrayList<>();
    for (MigrationFile file : files) {
      StepLedger.Entry entry = entries.get(file.step().number());
      if (entry == null || !entry.applied()) {
        pending.add(file);
      } else if (!entry.checksum().equals(file.step().checksum())) {
        throw new DatabaseException(
            Code.NOT_MIGRATED,
            "module %s: %s was changed after it had been applied; undo the change and add a new file"
                .formatted(file.step().module(), file.step().file()),
            null);
      }
    }
    return pending;
  }

  private void apply(Connection connection, MigrationFile file) {
    MigrationStep step = file.step();
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      ledger.begun(connection, step);
      statement.execute(file.sql());
      ledger.applied(connection, step);
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new DatabaseException(
          Code.NOT_MIGRATED,
          "module %s: %s failed: %s in: %s"
              .formatted(step.module(), step.file(), e.getMessage(), file.sql()),
          e);
    }
  }
}
