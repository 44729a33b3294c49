package dev.millet.database.migration;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.Engine;
import dev.millet.database.migration.StepApplier.Planned;
import dev.millet.database.migration.StepApplier.StepFailure;
import dev.millet.platform.api.database.MigrationStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Lets the tables of a module grow to where its files say. Thread-safe. */
public final class MigrationRunner {

  private final Engine engine;
  private final Jdbi jdbi;
  private final StepLedger ledger = new StepLedger();
  private final StepApplier applier;
  private final Takeover takeover;
  private final PauseEstimate pauses;
  private final Contraction contraction;

  /** Makes the ledger where there is none yet; refuses data of a newer format. */
  public MigrationRunner(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
    this.applier =
        engine.dialect() == Dialect.HSQLDB ? new HsqldbSteps(ledger) : new PostgresSteps(ledger);
    this.takeover = new Takeover(engine.dialect());
    this.pauses = new PauseEstimate(engine);
    this.contraction = new Contraction(engine, ledger, applier);
    engine.alone(
        connection -> {
          new DataFormat().check(connection);
          ledger.create(connection);
          return null;
        });
  }

  /** The steps that take away, of the same database. */
  public Contraction contraction() {
    return contraction;
  }

  /**
   * The expand steps of one module that the database has not had, in order. Steps that it had and
   * that are not among these are a newer version's, and accepted.
   *
   * @throws DatabaseException when an applied file was changed since, when a newer version has made
   *     a contract step, or when a step is not an allowed one
   */
  public List<MigrationStep> pending(ModuleSteps steps) {
    return pendingFiles(steps).stream().map(MigrationFile::step).toList();
  }

  private List<MigrationFile> pendingFiles(ModuleSteps steps) {
    List<MigrationFile> unapplied =
        engine.read(jdbi, handle -> unapplied(handle.getConnection(), steps));
    unapplied.forEach(StepCheck::refuseForbidden);
    return expanding(unapplied);
  }

  /** How long the database will stand still for the pending expand steps; zero on PostgreSQL. */
  public Duration expectedPause(ModuleSteps steps) {
    return pauses.of(pendingFiles(steps));
  }

  /**
   * Applies the pending expand steps of one module at an upgrade, in order, while no other process
   * does the same.
   *
   * @throws DatabaseException naming module, file and statement when one fails or is not allowed,
   *     or would take rows away from a module that serves
   */
  public List<MigrationStep> apply(ModuleSteps steps) {
    return apply(steps, false);
  }

  /** As {@link #apply}, before any module serves: tables of other bundles are taken over. */
  public List<MigrationStep> applyAtStart(ModuleSteps steps) {
    return apply(steps, true);
  }

  private List<MigrationStep> apply(ModuleSteps steps, boolean atStart) {
    if (steps.files().isEmpty() || pending(steps).isEmpty()) {
      return List.of();
    }
    return engine.changeSchema(
        connection -> {
          if (!atStart) {
            refuseTakeover(connection, steps);
          }
          return applyAll(connection, steps);
        });
  }

  /** Refuses to move rows that a module which serves may still be writing. */
  private void refuseTakeover(Connection connection, ModuleSteps steps) throws SQLException {
    List<MigrationFile> pending =
        StepCheck.unapplied(steps, ledger.entries(connection, steps.module()));
    for (MigrationFile file : pending) {
      if (file.takesOver()) {
        TakeoverStep step = TakeoverStep.of(steps.module(), file.sql());
        if (takeover.isDue(connection, step)) {
          throw StepCheck.refused(
              file,
              "takes over the table "
                  + step.source()
                  + ", which is only done at a start: restart Millet with this version",
              null);
        }
      }
    }
  }

  private List<MigrationStep> applyAll(Connection connection, ModuleSteps steps)
      throws SQLException {
    Map<Integer, StepLedger.Entry> entries = ledger.entries(connection, steps.module());
    List<MigrationFile> pending = expanding(StepCheck.unapplied(steps, entries));
    // everything is looked at before anything is done
    pending.forEach(StepCheck::refuseForbidden);
    List<Planned> plan =
        pending.stream()
            .map(file -> new Planned(file, entries.containsKey(file.step().number())))
            .toList();
    List<MigrationStep> applied = new ArrayList<>();
    try {
      applier.apply(connection, plan, planned -> applied.add(planned.file().step()));
    } catch (StepFailure e) {
      throw StepCheck.failed(e);
    }
    return applied;
  }

  private List<MigrationFile> unapplied(Connection connection, ModuleSteps steps)
      throws SQLException {
    return StepCheck.unapplied(steps, ledger.entries(connection, steps.module()));
  }

  private static List<MigrationFile> expanding(List<MigrationFile> files) {
    return files.stream().filter(file -> !file.contracts()).toList();
  }
}
