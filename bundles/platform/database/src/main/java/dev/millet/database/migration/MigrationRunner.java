package dev.millet.database.migration;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.MigrationStep;
import dev.millet.database.engine.Engine;
import dev.millet.database.migration.StepApplier.Planned;
import dev.millet.database.migration.StepApplier.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Brings the tables of a module to where its files say. Thread-safe. */
public final class MigrationRunner {

  private final Engine engine;
  private final Jdbi jdbi;
  private final StepLedger ledger = new StepLedger();
  private final StepApplier applier;

  /** Makes the ledger where there is none yet; refuses data of a newer format. */
  public MigrationRunner(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
    this.applier =
        engine.dialect() == Dialect.HSQLDB ? new HsqldbSteps(ledger) : new PostgresSteps(ledger);
    engine.alone(
        connection -> {
          new DataFormat().check(connection);
          ledger.create(connection);
          return null;
        });
  }

  /**
   * The steps of one module that the database has not had, in order. Steps that it had and that are
   * not among these are a newer version's, and accepted.
   *
   * @throws DatabaseException when an applied file was changed since, when a newer version has made
   *     a contract step, or when a pending step is not an allowed expand step
   */
  public List<MigrationStep> pending(List<MigrationFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<MigrationFile> pending =
        engine.read(jdbi, handle -> check(files, entries(handle.getConnection(), files)));
    pending.forEach(MigrationRunner::allowed);
    return pending.stream().map(MigrationFile::step).toList();
  }

  /**
   * Applies what is pending of one module, in order, while no other process does the same.
   *
   * @throws DatabaseException naming module, file and statement when one fails or is not allowed
   */
  public List<MigrationStep> apply(List<MigrationFile> files) {
    if (pending(files).isEmpty()) {
      return List.of();
    }
    return engine.alone(connection -> applyAll(connection, files));
  }

  private List<MigrationStep> applyAll(Connection connection, List<MigrationFile> files)
      throws SQLException {
    Map<Integer, StepLedger.Entry> entries = entries(connection, files);
    List<MigrationFile> pending = check(files, entries);
    // everything is looked at before anything is done
    List<Planned> plan =
        pending.stream()
            .map(file -> new Planned(file, allowed(file), entries.containsKey(number(file))))
            .toList();
    List<MigrationStep> applied = new ArrayList<>();
    try {
      applier.apply(connection, plan, planned -> applied.add(planned.file().step()));
    } catch (StepFailure e) {
      SQLException reason = (SQLException) e.getCause();
      String why = "failed: " + reason.getMessage().strip() + "\n" + e.file().sql();
      throw refused(e.file(), why, reason);
    }
    return applied;
  }

  private static Integer number(MigrationFile file) {
    return file.step().number();
  }

  private Map<Integer, StepLedger.Entry> entries(Connection connection, List<MigrationFile> files)
      throws SQLException {
    return ledger.entries(connection, files.get(0).step().module());
  }

  private static List<MigrationFile> check(
      List<MigrationFile> files, Map<Integer, StepLedger.Entry> entries) {
    Map<Integer, MigrationFile> known =
        files.stream().collect(Collectors.toMap(file -> file.step().number(), file -> file));
    List<MigrationFile> pending = new ArrayList<>(files);
    entries.forEach(
        (number, entry) -> {
          MigrationFile file = known.get(number);
          if (file == null) {
            refuseContract(files.get(0).step().module(), number, entry);
          } else if (entry.applied()) {
            refuseChanged(file, entry);
            pending.remove(file);
          }
        });
    return pending;
  }

  private static void refuseChanged(MigrationFile file, StepLedger.Entry entry) {
    if (!entry.checksum().equals(file.step().checksum())) {
      throw refused(
          file, "was changed after it had been applied: undo that and add a new file", null);
    }
  }

  private static void refuseContract(String module, int number, StepLedger.Entry entry) {
    if (entry.contract()) {
      throw new DatabaseException(
          Code.NOT_MIGRATED,
          "module %s: a newer version has made step %d, after which this one cannot work with the data: run that version"
              .formatted(module, number),
          null);
    }
  }

  private static ExpandStep allowed(MigrationFile file) {
    try {
      return ExpandStep.of(file.step().module(), file.sql());
    } catch (IllegalArgumentException e) {
      throw refused(file, "is not allowed: " + e.getMessage() + "\n" + file.sql(), e);
    }
  }

  private static DatabaseException refused(MigrationFile file, String why, Exception cause) {
    return new DatabaseException(
        Code.NOT_MIGRATED,
        "module %s: %s %s".formatted(file.step().module(), file.step().file(), why),
        cause);
  }
}
