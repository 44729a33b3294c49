package dev.millet.database.migration;

import dev.millet.api.database.DatabaseException;
import dev.millet.database.engine.Engine;
import dev.millet.database.migration.StepApplier.Planned;
import dev.millet.database.migration.StepApplier.StepFailure;
import dev.millet.platform.api.database.MigrationStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes away what only versions need that cannot come back. It is written down first that a step is
 * begun: from then on versions that do not bring it are refused, and a process that dies in between
 * finishes it at its next start. Thread-safe.
 */
public final class Contraction {

  private final Engine engine;
  private final Jdbi jdbi;
  private final StepLedger ledger;
  private final StepApplier applier;
  private final PauseEstimate pauses;

  Contraction(Engine engine, StepLedger ledger, StepApplier applier) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
    this.ledger = ledger;
    this.applier = applier;
    this.pauses = new PauseEstimate(engine);
  }

  /**
   * The steps that both versions bring and the database has not had, in order.
   *
   * @param before the version that was replaced
   * @param after the version that has been kept
   */
  public List<MigrationStep> pending(ModuleSteps before, ModuleSteps after) {
    return pendingFiles(before, after).stream().map(MigrationFile::step).toList();
  }

  /** How long the database will stand still for these; zero on PostgreSQL. */
  public Duration expectedPause(ModuleSteps before, ModuleSteps after) {
    return pauses.of(pendingFiles(before, after));
  }

  private List<MigrationFile> pendingFiles(ModuleSteps before, ModuleSteps after) {
    Set<MigrationStep> brought =
        before.contracting().stream().map(MigrationFile::step).collect(Collectors.toSet());
    return engine.read(jdbi, handle -> entries(handle.getConnection(), after)).unapplied().stream()
        .filter(file -> brought.contains(file.step()))
        .toList();
  }

  /**
   * Applies the pending ones, in order, while no other process changes the schema.
   *
   * @throws DatabaseException naming module, file and statement when one fails; those before it
   *     were applied, it and the later ones stay pending
   */
  public List<MigrationStep> apply(ModuleSteps before, ModuleSteps after) {
    List<MigrationFile> wanted = pendingFiles(before, after);
    wanted.forEach(StepCheck::refuseForbidden);
    return applied(after, wanted);
  }

  /** Finishes what a process had begun when it died. */
  public List<MigrationStep> finish(ModuleSteps steps) {
    if (steps.contracting().isEmpty()) {
      return List.of();
    }
    Standing standing = engine.read(jdbi, handle -> entries(handle.getConnection(), steps));
    List<MigrationFile> begun =
        standing.unapplied().stream()
            .filter(file -> standing.entries().containsKey(file.step().number()))
            .toList();
    begun.forEach(StepCheck::refuseForbidden);
    return applied(steps, begun);
  }

  /** Where the contract steps of one version stand. */
  private record Standing(Map<Integer, StepLedger.Entry> entries, List<MigrationFile> unapplied) {}

  private Standing entries(Connection connection, ModuleSteps steps) throws SQLException {
    Map<Integer, StepLedger.Entry> entries = ledger.entries(connection, steps.module());
    List<MigrationFile> unapplied =
        StepCheck.unapplied(steps, entries).stream().filter(MigrationFile::contracts).toList();
    return new Standing(entries, unapplied);
  }

  private List<MigrationStep> applied(ModuleSteps steps, List<MigrationFile> wanted) {
    return wanted.isEmpty()
        ? List.of()
        : engine.changeSchema(connection -> applyAll(connection, steps, wanted));
  }

  private List<MigrationStep> applyAll(
      Connection connection, ModuleSteps steps, List<MigrationFile> wanted) throws SQLException {
    Standing standing = entries(connection, steps);
    // another process may have been here
    Set<MigrationFile> left = new HashSet<>(standing.unapplied());
    List<Planned> plan =
        wanted.stream()
            .filter(left::contains)
            .map(file -> new Planned(file, standing.entries().containsKey(file.step().number())))
            .toList();
    begin(connection, plan);
    List<MigrationStep> applied = new ArrayList<>();
    try {
      applier.apply(connection, plan, planned -> applied.add(planned.file().step()));
    } catch (StepFailure e) {
      DatabaseException failed = StepCheck.failed(e);
      List<MigrationStep> undone = new ArrayList<>(plan.stream().map(Planned::step).toList());
      undone.removeAll(applied);
      forget(connection, undone, failed);
      throw failed;
    }
    return applied;
  }

  private void begin(Connection connection, List<Planned> plan) throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (Planned planned : plan) {
        ledger.begun(connection, planned.file());
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Where the connection is gone the marks stay, and the next start goes on. */
  private void forget(
      Connection connection, List<MigrationStep> undone, DatabaseException because) {
    try {
      ledger.forget(connection, undone);
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
