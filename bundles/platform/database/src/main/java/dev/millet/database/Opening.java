package dev.millet.database;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.DamagedFilesException;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.hsqldb.FreeRoom;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.database.postgresql.PostgresDatabase;
import dev.millet.launch.RecoveryReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Opens the database that the settings name, and says what to do where that fails. */
final class Opening {

  private static final String POSTGRESQL = "jdbc:postgresql:";

  private final DatabaseSettings settings;
  private final Path data;
  private final RecoveryReporter recovery;
  private final FreeRoom room;

  /**
   * Opens nothing yet.
   *
   * @param data the data directory, for the embedded database
   * @param recovery is told what is missing of a damaged embedded database; null where such a one
   *     is refused
   */
  Opening(DatabaseSettings settings, Path data, RecoveryReporter recovery) {
    this.settings = settings;
    this.data = data;
    this.recovery = recovery;
    this.room = FreeRoom.of(data, settings.min_free_mib());
  }

  /** Begins to refuse writes where the disk has too little room; until then a start may write. */
  void enforceRoom() {
    room.enforce();
  }

  /** The open database, not yet looked into. */
  Engine engine() {
    String url = settings.url().strip();
    if (url.isEmpty()) {
      return embedded(data.resolve("database"));
    }
    if (!url.startsWith(POSTGRESQL)) {
      throw refused(
          "The setting database.url is \"%s\", which is no PostgreSQL address (%s//host/database). Leave it empty for the embedded database."
              .formatted(withoutSecrets(url), POSTGRESQL),
          null);
    }
    try {
      return PostgresDatabase.open(url, settings.user(), settings.password(), options(url));
    } catch (IllegalArgumentException e) {
      throw refused("The setting database.url cannot be understood: " + withoutSecrets(url), e);
    }
  }

  /** The runner of steps: the first thing that talks to the database. */
  MigrationRunner migrations(Engine engine) {
    try {
      return new MigrationRunner(engine);
    } catch (DatabaseException e) {
      if (e.code() == Code.NOT_MIGRATED || settings.url().isBlank()) {
        throw e;
      }
      throw refused(
          "The database at %s does not answer: %s. Check that it runs, and the settings database.url, database.user and database.password."
              .formatted(withoutSecrets(settings.url()), reason(e)),
          e);
    }
  }

  private Engine embedded(Path directory) {
    try {
      Files.createDirectories(directory);
      Options options = options("the embedded database");
      return recovery == null
          ? EmbeddedDatabase.open(directory, options, room)
          : EmbeddedDatabase.recover(directory, options, room, recovery::recovered);
    } catch (DamagedFilesException e) {
      throw refused(e.getMessage(), e);
    } catch (IOException | SQLException e) {
      throw refused(
          "The embedded database in %s cannot be opened: %s. Check that the disk has room and that its files are readable and whole; a back-up can be put in their place."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  private Options options(String where) {
    return new Options(
        withoutSecrets(where),
        settings.pool_size(),
        Duration.ofSeconds(settings.wait_seconds()),
        Duration.ofSeconds(settings.transaction_timeout_seconds()));
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return reason.strip().replaceAll("\\.$", "");
  }

  private static String withoutSecrets(String url) {
    return url.replaceAll("(?i)(password=)[^&]*", "$1...");
  }

  private static DatabaseException refused(String message, Exception cause) {
    return new DatabaseException(Code.UNAVAILABLE, message, cause);
  }
}
