package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Durable writes a second with shared commits, beside a commit and sync for each write. */
@Command(
    name = "group-commit",
    description = {
      "Durable writes a second on the embedded database: shared commits beside one for each write.",
      "Both run on the same database in the same process, one after the other."
    },
    mixinStandardHelpOptions = true)
final class GroupCommitBenchmark implements Callable<Integer> {

  private static final int ROWS = 10_000;

  @Option(names = "--threads", split = ",", description = "Default: ${DEFAULT-VALUE}.")
  private List<Integer> threads = List.of(1, 8, 32, 64);

  @Option(
      names = "--seconds",
      description = "How long each is measured. Default: ${DEFAULT-VALUE}.")
  private int seconds = 4;

  @Option(names = "--data", description = "An empty directory on the disk to measure.")
  private Path data;

  private final AtomicLong ids = new AtomicLong();
  private final PrintStream out = System.out;

  /** The statement that is measured, on some way to the database. */
  private interface Way {
    void write(String sql, Object... values);
  }

  @Override
  public Integer call() throws Exception {
    Path directory = data == null ? Files.createTempDirectory("millet-benchmark") : data;
    Options options =
        new Options("the database", 70, Duration.ofSeconds(60), Duration.ofSeconds(60));
    try (Engine engine = EmbeddedDatabase.open(directory, options)) {
      prepare(engine);
      Database database = new BundleDatabase(engine);
      Jdbi plain = plain(directory, options);
      Way shared = (sql, values) -> database.write(handle -> handle.execute(sql, values));
      Way alone = (sql, values) -> plain.useTransaction(handle -> handle.execute(sql, values));
      out.printf("%-14s %8s %14s %14s %7s%n", "", "threads", "commit each/s", "shared/s", "ratio");
      for (int count : threads) {
        compare("distinct rows", count, thread -> insert(alone), thread -> insert(shared));
      }
      for (int count : threads) {
        compare("one hot row", count, thread -> update(alone), thread -> update(shared));
      }
    } finally {
      Directories.delete(directory);
    }
    return 0;
  }

  private void compare(String what, int count, Load.Task alone, Load.Task shared) throws Exception {
    double one = new Load(count, alone).perSecond(Duration.ofSeconds(2), time());
    double many = new Load(count, shared).perSecond(Duration.ofSeconds(2), time());
    out.printf("%-14s %8d %,14.0f %,14.0f %7.2f%n", what, count, one, many, many / one);
  }

  private Duration time() {
    return Duration.ofSeconds(seconds);
  }

  private void insert(Way way) {
    way.write(
        """
        INSERT INTO benchmark_votes (id, subject, member) VALUES (?, ?, ?)
        """,
        ids.incrementAndGet(),
        "suggestion/" + ids.get() % ROWS,
        ids.get());
  }

  private void update(Way way) {
    way.write(
        """
        UPDATE benchmark_tallies SET support = support + 1 WHERE id = ?
        """,
        1);
  }

  private static void prepare(Engine engine) {
    engine.alone(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(
                """
                CREATE TABLE benchmark_votes (
                  id BIGINT PRIMARY KEY, subject VARCHAR(40), member BIGINT)
                """);
            statement.execute(
                """
                CREATE TABLE benchmark_tallies (id BIGINT PRIMARY KEY, support BIGINT)
                """);
            return statement.executeUpdate(
                """
                INSERT INTO benchmark_tallies (id, support) VALUES (1, 0)
                """);
          }
        });
  }

  /** Pooled connections on the same database, each with commits of its own. */
  private static Jdbi plain(Path directory, Options options) {
    return Jdbi.create(EmbeddedDatabase.plainPool(directory, options)::connection);
  }
}
