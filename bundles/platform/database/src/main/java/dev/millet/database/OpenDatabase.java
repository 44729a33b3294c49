package dev.millet.database;

import dev.millet.api.database.DatabaseException;
import dev.millet.database.archive.Archives;
import dev.millet.database.engine.Engine;
import dev.millet.database.hsqldb.DamagedFilesException;
import dev.millet.database.migration.BundleSteps;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.database.migration.ModuleSteps;
import java.nio.file.Path;
import java.util.function.Consumer;
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
   * @param startupFailure is told why the start cannot go on; null where nobody wants to know
   * @param startupDamage is told instead where the files of the database are damaged; may be null
   * @param recovery is there where a damaged database is to be recovered, and is told what is
   *     missing; else null
   */
  @Activate
  public OpenDatabase(
      BundleContext context,
      DatabaseSettings settings,
      @Reference(
              target = "(millet.startup.failure=true)",
              cardinality = ReferenceCardinality.OPTIONAL)
          Consumer<String> startupFailure,
      @Reference(
              target = "(millet.startup.damage=true)",
              cardinality = ReferenceCardinality.OPTIONAL)
          Consumer<String> startupDamage,
      @Reference(target = "(millet.recover=true)", cardinality = ReferenceCardinality.OPTIONAL)
          Consumer<String> recovery) {
    try {
      Path data = Path.of(context.getProperty("millet.data"));
      Opening opening = new Opening(settings, data, recovery);
      this.engine = opening.engine();
      this.migrations = migrated(opening, context);
      context.addFrameworkListener(event -> enforceRoom(event, opening));
    } catch (DatabaseException e) {
      boolean damaged = e.getCause() instanceof DamagedFilesException;
      Consumer<String> told = damaged ? startupDamage : startupFailure;
      if (told != null) {
        told.accept(e.getMessage());
      }
      throw e;
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

  /** What cannot be taken away keeps nobody from working: it stays pending. */
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
