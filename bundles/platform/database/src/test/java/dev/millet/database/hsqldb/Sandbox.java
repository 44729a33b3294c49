package dev.millet.database.hsqldb;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.engine.Pool;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** An embedded database of one test, with a table of names and a counter in row 1 of another. */
final class Sandbox extends ExternalResource {

  static final long MIN_FREE = 64L << 20;

  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private FreeRoom room;
  private final TemporaryFolder folder;
  private final GroupLimits limits;
  private Options options =
      new Options("the test database", 8, Duration.ofSeconds(60), Duration.ofSeconds(60));
  private ScriptedSource source;
  private GroupCommit writer;
  private Engine engine;
  private Path directory;

  Sandbox(TemporaryFolder folder, GroupLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  Sandbox turnLimit(Duration limit) {
    options = new Options("the test database", 8, Duration.ofSeconds(60), limit);
    return this;
  }

  @Override
  protected void before() throws Exception {
    open(folder.newFolder());
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE names (name VARCHAR(40) PRIMARY KEY)");
            statement.execute("CREATE TABLE counters (id INTEGER PRIMARY KEY, count BIGINT)");
            return statement.executeUpdate("INSERT INTO counters (id, count) VALUES (1, 0)");
          }
        });
  }

  private void open(File directory) throws SQLException {
    this.directory = directory.toPath();
    DatabaseFiles files = new DatabaseFiles(directory.toPath(), DatabaseFiles.MAX_LOG);
    source = new ScriptedSource(EmbeddedDatabase.source(directory.toPath(), files));
    writer = new GroupCommit(source, files, options, limits, room(directory));
    engine = new Engine(Dialect.HSQLDB, Pool.forReading(source, options), writer);
  }

  private FreeRoom room(File directory) {
    room = new FreeRoom(directory.toPath(), MIN_FREE, free::get);
    return room;
  }

  /** The start is over: from here on the limit counts. */
  Sandbox started() {
    room.enforce();
    return this;
  }

  /** Lets so many bytes seem to be left on the disk. */
  Sandbox free(long bytes) {
    free.set(bytes);
    return this;
  }

  @Override
  protected void after() {
    engine.close();
  }

  Path directory() {
    return directory;
  }

  ScriptedSource source() {
    return source;
  }

  Engine engine() {
    return engine;
  }

  int waiting() {
    return writer.waiting();
  }

  boolean taken() {
    return writer.isTaken();
  }

  Database database() {
    return new BundleDatabase(engine);
  }

  void addName(String name) {
    database().write(handle -> handle.execute("INSERT INTO names (name) VALUES (?)", name));
  }

  List<String> names() {
    return database()
        .read(
            handle ->
                handle
                    .createQuery("SELECT name FROM names ORDER BY name")
                    .mapTo(String.class)
                    .list());
  }
}
