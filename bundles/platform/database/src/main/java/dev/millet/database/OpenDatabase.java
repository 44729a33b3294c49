package dev.millet.database;

import dev.millet.api.database.DatabaseException;
import dev.millet.database.archive.Archives;
import dev.millet.database.engine.Engine;
import dev.millet.database.hsqldb.DamagedFilesException;
import dev.millet.database.migration.BundleSteps;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.database.migration.ModuleSteps;
import dev.millet.launch.RecoveryReporter;
import dev.millet.launch.StartReporter;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database of this process: opened and migrated before anybody gets to see it. */
@Component(service = OpenDatabase.class, immediate = true, configurationPid = "dev.millet.database")
@Designate(ocd = DatabaseSettings.class)
public final class OpenDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

  private final Engine engine;
  private final MigrationRunner migrations;

  /**
   * Opens the database.
   *
   * @param start is told why the start cannot go on; null where nobody waits for it
   * @param recovery is told what is missing after a recovery; null where a damaged database is not
   *     to be recovered
   */
  @Activate
  public OpenDatabase(
      BundleContext context,
      DatabaseSettings settings,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) StartReporter start,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) RecoveryReporter recovery) {
    try {
      Path data = Path.of(context.getProperty("millet.data"));
      Opening opening = new Opening(settings, data, recovery);
      this.engine = opening.engine();
      this.migrations = migrated(opening, context);
      context.addFrameworkListener(event -> enforceRoom(event, opening));
    } catch (DatabaseException e) {
      if (start != null) {
        report(e, start);
      }
      throw e;
    }
  }

  private static void report(DatabaseException failure, StartReporter start) {
    if (failure.getCause() instanceof DamagedFilesException) {
      start.damaged(failure.getMessage());
    } else {
      start.failed(failure.getMessage());
    }
  }

  /** The start is over when the framework says so, or that it has reached its last level. */
  private static void enforceRoom(FrameworkEvent event, Opening opening) {
    if (event.getType() == FrameworkEvent.STARTED
        || event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
      opening.enforceRoom();
    }
  }

  private MigrationRunner migrated(Opening opening, BundleContext context) {
    try {
      MigrationRunner runner = opening.migrations(engine);
      // before the steps: what half an import left is not taken over
      Archives.undoUnfinished(engine);
      for (Bundle bundle : context.getBundles()) {
        ModuleSteps steps = BundleSteps.of(bundle, engine.dialect());
        runner.applyAtStart(steps);
        finishContraction(runner, steps);
      }
      return runner;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** Finishes contractions; one that fails stays pending and keeps nobody from working. */
  private static void finishContraction(MigrationRunner runner, ModuleSteps steps) {
    try {
      runner
          .contraction()
          .finish(steps)
          .forEach(step -> LOG.info("Finished {} of {}", step.file(), step.module()));
    } catch (DatabaseException e) {
      LOG.warn("A contract step that had been begun waits for the next upgrade", e);
    }
  }

  Engine engine() {
    return engine;
  }

  MigrationRunner migrations() {
    return migrations;
  }

  @Deactivate
  void close() {
    engine.close();
  }
}
