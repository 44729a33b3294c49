package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.database.postgresql.PostgresDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A fresh database for one test class, with the steps of every module on the class path applied:
 *
 * <pre>{@code
 * @RunWith(Parameterized.class)
 * public final class LedgerTest {
 *
 *   @Parameters(name = "{0}")
 *   public static List<TestDatabase> databases() {
 *     return TestDatabase.each();
 *   }
 *
 *   private final Database database;
 *
 *   public LedgerTest(TestDatabase test) {
 *     this.database = test.database();
 *   }
 * }
 * }</pre>
 *
 * <p>It is made on first use and removed when the JVM ends. The tests of a class share it.
 */
public final class TestDatabase {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Dialect dialect;
  private final Options options;
  private final Path directory;
  private Engine engine;
  private ScanCheck.Plans plans;
  private ScanCheck scans;

  private TestDatabase(Dialect dialect, Duration transactionLimit) {
    this(dialect, transactionLimit, null);
  }

  private TestDatabase(Dialect dialect, Duration transactionLimit, Path directory) {
    this.dialect = dialect;
    this.directory = directory;
    this.options = new Options("the test database", 40, LIMIT, transactionLimit);
  }

  /** A database of each kind, for {@code @Parameters}. */
  public static List<TestDatabase> each() {
    return each(LIMIT);
  }

  /** The same, for tests of transactions that take too long. */
  public static List<TestDatabase> each(Duration transactionLimit) {
    return List.of(
        new TestDatabase(Dialect.HSQLDB, transactionLimit),
        new TestDatabase(Dialect.POSTGRESQL, transactionLimit));
  }

  /** Returns an embedded database in a directory that another process may have left. */
  public static TestDatabase hsqldb(Path directory) {
    return new TestDatabase(Dialect.HSQLDB, LIMIT, directory);
  }

  public static TestDatabase hsqldb() {
    return new TestDatabase(Dialect.HSQLDB, LIMIT);
  }

  public static TestDatabase postgresql() {
    return new TestDatabase(Dialect.POSTGRESQL, LIMIT);
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * The database as one bundle sees it; each call stands for another bundle. Skips the test where
   * there is no PostgreSQL, unless the environment says {@code CI=true}: it fails there. A write
   * fails in which code of a module, not of a test, reads a whole table.
   */
  public Database database() {
    Database database = new BundleDatabase(engine());
    return new ScanCheckedDatabase(database, scans);
  }

  /** Returns what is behind {@link #database()}. */
  public synchronized Engine engine() {
    if (engine == null) {
      engine = opened();
      scans = new ScanCheck(plans);
      migrate(engine);
    }
    return engine;
  }

  private void migrate(Engine opened) {
    MigrationRunner runner = new MigrationRunner(opened);
    ModulesOnClassPath.databaseFolders().forEach((module, texts) -> apply(runner, module, texts));
  }

  private void migrate(String address) {
    try (Engine opened = PostgresDatabase.open(address, "", "", options)) {
      migrate(opened);
    }
  }

  /** How this database reads what a statement asks for. */
  ScanCheck.Plans plans() {
    engine();
    return plans;
  }

  private void apply(MigrationRunner runner, String module, Map<String, String> texts) {
    runner.applyAtStart(MigrationFiles.of(module, texts, dialect));
  }

  private Engine opened() {
    if (dialect == Dialect.POSTGRESQL) {
      String address = TestPostgres.copy(this::migrate);
      Engine opened = PostgresDatabase.open(address, "", "", options);
      plans = new PostgresPlan(address);
      AtExit.close(opened);
      return opened;
    }
    Path files = directory == null ? AtExit.temporaryDirectory("millet-test-hsqldb") : directory;
    try {
      Engine opened = EmbeddedDatabase.open(files, options);
      plans = new HsqldbPlan(new BundleDatabase(opened));
      AtExit.close(opened);
      return opened;
    } catch (SQLException e) {
      throw new IllegalStateException("the embedded database cannot be opened", e);
    }
  }

  @Override
  public String toString() {
    return dialect.name();
  }
}
