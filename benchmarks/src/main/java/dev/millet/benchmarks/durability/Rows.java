package dev.millet.benchmarks.durability;

import dev.millet.api.database.Database;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Rows with a text each, whose numbers and texts are known, in one table. */
final class Rows {

  static final Options OPTIONS =
      new Options("the database", 4, Duration.ofSeconds(30), Duration.ofSeconds(30));
  static final String TABLE =
      """
      CREATE CACHED TABLE benchmark_rows (id BIGINT PRIMARY KEY, text VARCHAR(4000))
      """;
  static final String INSERT =
      """
      INSERT INTO benchmark_rows (id, text) VALUES (?, ?)
      """;

  private Rows() {}

  static void createTable(Engine engine) {
    engine.alone(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(TABLE);
          }
        });
  }

  /** Returns the text of a row, of this length or a little more. */
  static String text(long id, int length) {
    Random random = new Random(id);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(Long.toString(random.nextLong(), Character.MAX_RADIX));
    }
    return text.toString();
  }

  /** HSQLDB writes a stack trace for each line or row that fails, to whoever listens. */
  static void silenceHsqldb() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
  }

  /** Opens the database in a directory and reads all that is there. */
  static Map<Long, String> in(Path directory) throws SQLException {
    try (Engine engine = EmbeddedDatabase.open(directory, OPTIONS)) {
      Database database = new BundleDatabase(engine);
      Map<Long, String> rows = new TreeMap<>();
      database.read(
          handle -> {
            handle
                .createQuery("SELECT id, text FROM benchmark_rows")
                .map((row, context) -> rows.put(row.getLong("id"), row.getString("text")))
                .list();
            return null;
          });
      return rows;
    }
  }

  /** Copies the files of a database that is open: they are as a kill leaves them. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
