package dev.millet.benchmarks.durability;

import dev.millet.api.database.DatabaseException;
import dev.millet.benchmarks.Directories;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Pool;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills small disks, writes on, enlarges them and looks at what a kill would leave. */
@Command(
    name = "full-disk",
    description = {
      "Fills disks of several sizes with rows of 2 KB, writes on while they are full, enlarges",
      "them, writes 300 more, and counts in a copy of the files, as a kill leaves them, which",
      "acknowledged rows are lost and which refused ones are there. HSQLDB as it comes is the",
      "control. Mounts tmpfs, for which it must be root. Exit code 1 where a row is lost or extra."
    },
    mixinStandardHelpOptions = true)
public final class FullDiskBenchmark implements Callable<Integer> {

  private static final int LARGE_MIB = 300;
  private static final int LENGTH = 2_000;
  private static final int ACCEPTED = 300;
  private static final int REFUSED = 20;
  private static final int MAX_REFUSED = 10_000;
  private static final long PAUSE_NANOS = 20_000_000;

  @Option(names = "--mib", split = ",", description = "Sizes. Default: ${DEFAULT-VALUE}.")
  private List<Integer> sizes = List.of(5, 8, 11, 14, 17, 20, 24, 28, 33);

  private final PrintStream out = System.out;

  /** Writes a row, or throws. */
  private interface Target {
    void write(long id, String text) throws SQLException;
  }

  /** Opens a way to write in a directory, for as long as a use of it takes. */
  private interface Opening {
    void with(Path directory, Use use) throws Exception;
  }

  private interface Use {
    void of(Target target) throws Exception;
  }

  @Override
  public Integer call() throws Exception {
    Rows.silenceHsqldb();
    Path directory = Files.createTempDirectory("millet-benchmark");
    try {
      Tmpfs.mounted(directory.resolve("probe"), 1).close();
    } catch (IOException e) {
      System.err.println("SKIPPED: nothing was measured, for no tmpfs can be mounted: " + e);
      Directories.delete(directory);
      return 0;
    }
    try {
      out.printf("%-10s %5s %8s %8s %6s %6s%n", "", "MiB", "kept", "refused", "lost", "extra");
      int wrong = 0;
      for (int mib : sizes) {
        wrong += measure("Millet", mib, directory, FullDiskBenchmark::embedded);
      }
      for (int mib : sizes.subList(0, Math.min(3, sizes.size()))) {
        measure("HSQLDB", mib, directory, FullDiskBenchmark::plain);
      }
      return wrong == 0 ? 0 : 1;
    } finally {
      Directories.delete(directory);
    }
  }

  private int measure(String what, int mib, Path parent, Opening opening) throws Exception {
    Path directory = parent.resolve(what + mib);
    Path copy = parent.resolve(what + mib + "-killed");
    Run run = new Run();
    try (Tmpfs disk = Tmpfs.mounted(directory, mib)) {
      opening.with(
          directory,
          target -> {
            run.fill(target, disk);
            Rows.copy(directory, copy);
          });
    }
    Set<Long> found = found(copy);
    Set<Long> lost = new HashSet<>(run.kept);
    lost.removeAll(found);
    found.retainAll(run.refused);
    out.printf(
        "%-10s %5d %,8d %,8d %6d %6d%n",
        what, mib, run.kept.size(), run.refused.size(), lost.size(), found.size());
    Directories.delete(copy);
    return lost.size() + found.size();
  }

  private static Set<Long> found(Path copy) {
    try {
      return new HashSet<>(Rows.in(copy).keySet());
    } catch (SQLException | DatabaseException e) {
      // it does not open any more: all is lost
      return new HashSet<>();
    }
  }

  /** The answers that the writers of the rows got. */
  private static final class Run {
    private final Set<Long> kept = new HashSet<>();
    private final Set<Long> refused = new HashSet<>();
    private long next;

    void fill(Target target, Tmpfs disk) throws Exception {
      while (refused.isEmpty()) {
        write(target);
      }
      int goesOn = kept.size() + ACCEPTED;
      while (refused.size() < REFUSED && kept.size() < goesOn) {
        write(target);
      }
      disk.enlarge(LARGE_MIB);
      int enough = kept.size() + ACCEPTED;
      int limit = refused.size() + MAX_REFUSED / (target instanceof PlainTarget ? 30 : 1);
      while (kept.size() < enough && refused.size() < limit) {
        write(target);
      }
    }

    private void write(Target target) {
      long id = next++;
      try {
        target.write(id, Rows.text(id, LENGTH));
        kept.add(id);
      } catch (SQLException | RuntimeException e) {
        refused.add(id);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static void embedded(Path directory, Use use) throws Exception {
    try (Engine engine = EmbeddedDatabase.open(directory, Rows.OPTIONS)) {
      Rows.createTable(engine);
      BundleDatabase database = new BundleDatabase(engine);
      use.of((id, text) -> database.write(handle -> handle.execute(Rows.INSERT, id, text)));
    }
  }

  private static void plain(Path directory, Use use) throws Exception {
    try (Pool pool = EmbeddedDatabase.plainPool(directory, Rows.OPTIONS);
        Connection connection = pool.connection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(Rows.TABLE);
      }
      use.of(new PlainTarget(connection));
      try (var statement = connection.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      }
    }
  }

  /** HSQLDB as it comes: a commit for each row. */
  private record PlainTarget(Connection connection) implements Target {

    @Override
    public void write(long id, String text) throws SQLException {
      try (PreparedStatement insert = connection.prepareStatement(Rows.INSERT)) {
        insert.setLong(1, id);
        insert.setString(2, text);
        insert.executeUpdate();
        connection.commit();
      }
    }
  }
}
