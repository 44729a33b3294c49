package dev.millet.database;

import dev.millet.api.database.DatabaseException;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.migration.BundleSteps;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.database.postgresql.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.metatype.annotations.Designate;

/** The database of this process: opened and migrated before anybody gets to see it. */
@Component(service = OpenDatabase.class, immediate = true, configurationPid = "dev.millet.database")
@Designate(ocd = DatabaseSettings.class)
public final class OpenDatabase {

  private final Engine engine;
  private final MigrationRunner migrations;

  @Activate
  public OpenDatabase(
      BundleContext context,
      DatabaseSettings settings,
      @Reference(
              target = "(millet.startup.failure=true)",
              cardinality = ReferenceCardinality.OPTIONAL)
          Consumer<String> startupFailure) {
    try {
      this.engine = open(context, settings);
      this.migrations = migrated(engine, context);
    } catch (DatabaseException e) {
      if (startupFailure != null) {
        startupFailure.accept(inWords(e, settings));
      }
      throw e;
    }
  }

  /** For the person who starts the instance: what, where, and what to do. */
  private static String inWords(DatabaseException e, DatabaseSettings settings) {
    if (settings.url().isBlank() || e.code() != DatabaseException.Code.UNAVAILABLE) {
      return "The database cannot be used: " + e.getMessage();
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "The database at %s does not answer: %s. Check that it runs and can be reached, and the settings database.url, database.user and database.password."
        .formatted(settings.url(), cause.getMessage());
  }

  private static Engine open(BundleContext context, DatabaseSettings settings) {
    boolean embedded = settings.url().isBlank();
    Options options =
        new Options(
            embedded ? "the embedded database" : settings.url(),
            settings.pool_size(),
            Duration.ofSeconds(settings.wait_seconds()),
            Duration.ofSeconds(settings.transaction_timeout_seconds()));
    if (!embedded) {
      return PostgresDatabase.open(settings.url(), settings.user(), settings.password(), options);
    }
    Path directory = Path.of(context.getProperty("millet.data")).resolve("database");
    try {
      return EmbeddedDatabase.open(Files.createDirectories(directory), options);
    } catch (IOException | SQLException e) {
      throw new DatabaseException(
          DatabaseException.Code.UNAVAILABLE,
          "the embedded database in " + directory + " cannot be opened: " + e.getMessage(),
          e);
    }
  }

  private static MigrationRunner migrated(Engine engine, BundleContext context) {
    try {
      MigrationRunner runner = new MigrationRunner(engine);
      for (Bundle bundle : context.getBundles()) {
        runner.apply(BundleSteps.of(bundle, engine.dialect()));
      }
      return runner;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
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
