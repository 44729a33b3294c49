package dev.millet.database.archive;

import dev.millet.api.database.Dialect;
import dev.millet.api.json.Json;
import dev.millet.database.archive.Manifest.Content;
import dev.millet.database.engine.Engine;
import dev.millet.database.identity.Identities;
import dev.millet.database.migration.StepLedger;
import dev.millet.database.migration.TakeoverStep;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes archives of everything that the database keeps, and fills an empty database from one. An
 * archive says nothing of the kind of database that it comes from: that is how an embedded one
 * becomes a PostgreSQL. Thread-safe.
 */
public final class Archives {

  private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

  private final Engine engine;
  private final Json json;
  private final String platform;
  private final Supplier<List<TakeoverStep>> takeovers;
  private final Supplier<Set<String>> filled;

  /** Is told how many rows are there. */
  @FunctionalInterface
  public interface Progress {
    void rows(long done, long total) throws IOException;
  }

  /**
   * The result of an import from an archive.
   *
   * @param createdAt when the archive was made, RFC 3339
   */
  public record Taken(int tables, long rows, String platform, String createdAt) {}

  /**
   * Works on a database.
   *
   * @param platform the version that archives are marked with
   * @param takeovers the tables that bundles which are here have taken over
   */
  public Archives(
      Engine engine, Json json, String platform, Supplier<List<TakeoverStep>> takeovers) {
    this(engine, json, platform, takeovers, Set::of);
  }

  /**
   * Works on a database.
   *
   * @param platform the version that archives are marked with
   * @param takeovers the tables that bundles which are here have taken over
   * @param filled the tables that modules fill by themselves before anybody has done anything
   */
  public Archives(
      Engine engine,
      Json json,
      String platform,
      Supplier<List<TakeoverStep>> takeovers,
      Supplier<Set<String>> filled) {
    this.engine = engine;
    this.json = json;
    this.platform = platform;
    this.takeovers = takeovers;
    this.filled = filled;
  }

  /**
   * Writes everything as it is at one moment, while others go on writing.
   *
   * @throws ArchiveException where a table cannot be archived; nothing has been written then
   */
  public void write(OutputStream out) throws IOException {
    ArchiveWriter[] writer = new ArchiveWriter[1];
    List<StepLedger.Applied> steps =
        engine.snapshot(connection -> new StepLedger().applied(connection));
    List<ArchivedTable> tables = engine.snapshot(Catalog::read);
    List<Content> written =
        unwrapped(
            () ->
                engine.snapshot(
                    connection -> {
                      writer[0] = new ArchiveWriter(connection, json, out);
                      try {
                        return writer[0].tables(tables);
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
    // after the snapshot: a number that was given meanwhile is passed over, never given twice
    Identities identities = identities();
    List<Content> numbered =
        engine.alone(
            connection -> {
              List<Content> contents = new ArrayList<>();
              for (int i = 0; i < tables.size(); i++) {
                contents.add(numbered(identities, connection, tables.get(i), written.get(i)));
              }
              return contents;
            });
    String database = engine.dialect().name().toLowerCase(Locale.ROOT);
    writer[0].finish(platform, database, steps, numbered);
  }

  private static Content numbered(
      Identities identities, Connection connection, ArchivedTable table, Content content)
      throws SQLException {
    List<Manifest.Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      ArchivedTable.Column column = table.columns().get(i);
      Manifest.Column said = content.columns().get(i);
      Long next =
          column.identity() ? identities.next(connection, table.quoted(), column.quoted()) : null;
      columns.add(new Manifest.Column(said.name(), said.type(), next));
    }
    return new Content(content.name(), columns, content.rows(), content.sha256());
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T unwrapped(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Whether there is nothing yet that a person made.
   *
   * @return the name of a table that has rows; null where it is empty
   */
  public String firstUsed() {
    return engine.snapshot(
        connection -> ArchiveCheck.firstUsed(connection, Catalog.read(connection), filled.get()));
  }

  /**
   * Fills an empty database.
   *
   * @throws ArchiveException where the archive cannot be taken; the database is empty then
   */
  public Taken restore(Path file, Progress progress) throws IOException {
    try (ArchiveFile archive = ArchiveFile.open(file, json)) {
      Restore restore = restore(archive, progress);
      unwrapped(
          () ->
              engine.alone(
                  connection -> {
                    try {
                      restore.run(connection);
                      return null;
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
      Manifest manifest = archive.manifest();
      long rows = manifest.tables().stream().mapToLong(Content::rows).sum();
      return new Taken(
          manifest.tables().size(), rows, manifest.platform(), manifest.createdAt().toString());
    }
  }

  /**
   * Checks an archive as {@link #restore} does, and changes nothing.
   *
   * @throws ArchiveException where it cannot be taken
   */
  public Taken check(Path file) throws IOException {
    try (ArchiveFile archive = ArchiveFile.open(file, json)) {
      Manifest manifest = archive.manifest();
      var check = new ArchiveCheck(manifest, former(manifest), filled.get());
      engine.snapshot(check::run);
      long rows = manifest.tables().stream().mapToLong(Content::rows).sum();
      return new Taken(
          manifest.tables().size(), rows, manifest.platform(), manifest.createdAt().toString());
    }
  }

  private Restore restore(ArchiveFile archive, Progress progress) {
    FormerTables former = former(archive.manifest());
    ArchiveCheck check = new ArchiveCheck(archive.manifest(), former, filled.get());
    return new Restore(archive, check, engine.dialect(), identities(), former, progress);
  }

  private FormerTables former(Manifest manifest) {
    return new FormerTables(engine.dialect(), identities(), takeovers.get(), manifest);
  }

  private Identities identities() {
    return Identities.of(engine.dialect());
  }

  /** Empties the database where a restore was cut off by the end of the process. */
  public static void undoUnfinished(Engine engine) {
    if (engine.dialect() != Dialect.HSQLDB) {
      return;
    }
    boolean undone = engine.alone(UnfinishedRestore::undo);
    if (undone) {
      LOG.warn(
          "An import of an archive was cut off: what it had written is removed. Import it again.");
    }
  }
}
