package dev.millet.benchmarks.durability;

import dev.millet.api.database.DatabaseException;
import dev.millet.benchmarks.Directories;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Damages the log of a killed database at many places and says what a start makes of each. */
@Command(
    name = "damage",
    description = {
      "Damages the log of a killed embedded database, and says what the next start makes of it:",
      "refused (the start ends), harmless (every row is there as it was) or silent (one is not).",
      "Then the same places once more without the log's sums, as a control. Exit code 1 where one",
      "is silent in spite of them."
    },
    mixinStandardHelpOptions = true)
public final class DamageBenchmark implements Callable<Integer> {

  @Option(names = "--places", description = "How many. Default: ${DEFAULT-VALUE}.")
  private int places = 1_000;

  @Option(names = "--rows", description = "Each in a commit. Default: ${DEFAULT-VALUE}.")
  private int rows = 400;

  @Option(names = "--seed", description = "Of the places. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  private final PrintStream out = System.out;
  private final Map<Long, String> expected = new TreeMap<>();

  /** The outcome of a damage. */
  private enum Outcome {
    REFUSED,
    HARMLESS,
    SILENT
  }

  @Override
  public Integer call() throws Exception {
    Rows.silenceHsqldb();
    Path directory = Files.createTempDirectory("millet-benchmark");
    try {
      Path killed = directory.resolve("killed");
      write(directory.resolve("running"), killed);
      long log = Files.size(killed.resolve("millet.log"));
      out.printf("%d damages to a log of %,d bytes with %d rows%n%n", places, log, rows);
      out.printf("%-16s %-16s %8s %8s %8s%n", "", "", "refused", "harmless", "silent");
      int silent = damageAll(killed, directory, true);
      int unnoticed = damageAll(killed, directory, false);
      out.printf("%nsilent: %d with sums, %d without%n", silent, unnoticed);
      return silent == 0 ? 0 : 1;
    } finally {
      Directories.delete(directory);
    }
  }

  private void write(Path directory, Path killed) throws IOException, SQLException {
    Files.createDirectories(directory);
    try (Engine engine = EmbeddedDatabase.open(directory, Rows.OPTIONS)) {
      Rows.createTable(engine);
      BundleDatabase database = new BundleDatabase(engine);
      for (long id = 0; id < rows; id++) {
        long row = id;
        expected.put(row, Rows.text(row, 100));
        database.write(handle -> handle.execute(Rows.INSERT, row, expected.get(row)));
      }
      Rows.copy(directory, killed);
    }
  }

  private int damageAll(Path killed, Path directory, boolean sums) throws Exception {
    Map<LogDamage, int[]> counts = new EnumMap<>(LogDamage.class);
    for (int place = 0; place < places; place++) {
      LogDamage damage = LogDamage.values()[place % LogDamage.values().length];
      Path copy = directory.resolve("copy");
      Rows.copy(killed, copy);
      damage(copy, damage, new Random(seed * places + place), sums);
      counts
          .computeIfAbsent(damage, none -> new int[Outcome.values().length])[
          outcome(copy).ordinal()]++;
      Directories.delete(copy);
    }
    return print(sums ? "with sums" : "without sums", counts);
  }

  private static void damage(Path copy, LogDamage damage, Random random, boolean sums)
      throws IOException {
    Path log = copy.resolve("millet.log");
    Files.write(log, damage.of(Files.readAllBytes(log), random));
    if (!sums) {
      Files.delete(copy.resolve("millet.log.sums"));
    }
  }

  private Outcome outcome(Path copy) {
    try {
      return Rows.in(copy).equals(expected) ? Outcome.HARMLESS : Outcome.SILENT;
    } catch (SQLException | DatabaseException | JdbiException e) {
      // a row or the table that cannot be read is found later than at the start
      return e instanceof SQLException ? Outcome.REFUSED : Outcome.SILENT;
    }
  }

  private int print(String sums, Map<LogDamage, int[]> counts) {
    int silent = 0;
    for (Map.Entry<LogDamage, int[]> count : counts.entrySet()) {
      int[] of = count.getValue();
      String damage = count.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      out.printf("%-16s %-16s %8d %8d %8d%n", sums, damage, of[0], of[1], of[2]);
      silent += of[Outcome.SILENT.ordinal()];
    }
    return silent;
  }
}
