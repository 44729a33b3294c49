package dev.millet.benchmarks;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.postgresql.PostgresDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The second slice of a list whose rows are all equal in the order's first column. */
@Command(
    name = "lists",
    description = {
      "Reads slices of a list with 100,000 equal values: the first, the second, one in the middle,",
      "and that by the usual OR. Medians, on the embedded database and on PostgreSQL."
    },
    mixinStandardHelpOptions = true)
final class ListsBenchmark implements Callable<Integer> {

  private static final int ROWS = 100_000;
  private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05Z");

  private static final String SLICE =
      "SELECT <columns> FROM benchmark_notes WHERE kind = :kind AND <after> <order>";

  private static final String USUAL =
      """
      SELECT kind, created_at, id FROM benchmark_notes
      WHERE kind = :kind AND created_at <= :at AND (created_at < :at OR id < :id)
      ORDER BY kind DESC, created_at DESC, id DESC LIMIT 26 <hint>
      """;

  @Option(
      names = "--postgres",
      description =
          "JDBC address with user and password of a database to measure; a table is made.",
      defaultValue = "${env:MILLET_TEST_POSTGRES}")
  private String postgres;

  @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 300;

  private final PrintStream out = System.out;

  /** A row. */
  public record Note(String kind, Instant createdAt, long id) {}

  @Override
  public Integer call() throws Exception {
    Options options =
        new Options("the database", 4, Duration.ofSeconds(60), Duration.ofSeconds(60));
    out.printf(
        "%-12s %10s %10s %7s %10s %14s%n",
        "µs", "slice 1", "slice 2", "ratio", "middle", "middle by OR");
    Path directory = Files.createTempDirectory("millet-benchmark");
    try (Engine engine = EmbeddedDatabase.open(directory, options)) {
      measure(engine);
    } finally {
      Directories.delete(directory);
    }
    if (postgres == null || postgres.isBlank()) {
      out.println("POSTGRESQL   not measured: name one with --postgres");
      return 0;
    }
    try (Engine engine = PostgresDatabase.open(postgres, "", "", options)) {
      measure(engine);
      run(engine, "DROP TABLE benchmark_notes");
    }
    return 0;
  }

  private void measure(Engine engine) {
    fill(engine);
    Database database = new BundleDatabase(engine);
    Keyset<Note> newest =
        database
            .table("benchmark_notes", Note.class)
            .keyset("newest")
            .within("kind")
            .descending("created_at", "id");
    ListRequest first = ListRequest.first(ListRequest.DEFAULT_LIMIT);
    String next = slice(database, newest, first).next();
    String middle = slice(database, newest, ListRequest.first(ROWS / 2)).next();
    double[] micros =
        micros(
            () -> slice(database, newest, first),
            () -> slice(database, newest, first.after(next)),
            () -> slice(database, newest, first.after(middle)),
            () -> usual(database));
    out.printf(
        "%-12s %,10.0f %,10.0f %7.2f %,10.0f %,14.0f%n",
        engine.dialect(), micros[0], micros[1], micros[1] / micros[0], micros[2], micros[3]);
  }

  private static Slice<Note> slice(Database database, Keyset<Note> newest, ListRequest request) {
    return database.read(
        handle -> newest.slice(handle, request, SLICE, query -> query.bind("kind", "a")));
  }

  private static void usual(Database database) {
    database.read(
        handle ->
            handle
                .createQuery(USUAL)
                .define("hint", database.dialect() == Dialect.HSQLDB ? "USING INDEX" : "")
                .bind("kind", "a")
                .bind("at", MOMENT)
                .bind("id", ROWS / 2 + 1)
                .mapToMap()
                .list());
  }

  /** Medians of reads that take turns, so that a busy moment is all of theirs. */
  private double[] micros(Runnable... reads) {
    long[][] nanos = new long[reads.length][rounds];
    for (int round = -rounds / 2; round < rounds; round++) {
      for (int i = 0; i < reads.length; i++) {
        long begun = System.nanoTime();
        reads[i].run();
        nanos[i][Math.max(round, 0)] = System.nanoTime() - begun;
      }
    }
    return Arrays.stream(nanos).mapToDouble(each -> median(each) / 1_000.0).toArray();
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  private static void fill(Engine engine) {
    boolean embedded = engine.dialect() == Dialect.HSQLDB;
    run(
        engine,
        """
        CREATE TABLE benchmark_notes (
          id BIGINT PRIMARY KEY, kind VARCHAR(8) NOT NULL,
          created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL)
        """);
    run(engine, "CREATE INDEX benchmark_newest ON benchmark_notes (kind, created_at, id)");
    String numbers =
        embedded
            ? "UNNEST(SEQUENCE_ARRAY(1, 100000, 1)) AS n (i)"
            : "generate_series(1, 100000) AS n (i)";
    new BundleDatabase(engine)
        .write(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO benchmark_notes (id, kind, created_at)
                        SELECT i, 'a', CAST(:at AS TIMESTAMP(6) WITH TIME ZONE) FROM <numbers>
                        """)
                    .define("numbers", numbers)
                    .bind("at", MOMENT)
                    .execute());
    if (!embedded) {
      run(engine, "ANALYZE benchmark_notes");
    }
  }

  private static void run(Engine engine, String sql) {
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
