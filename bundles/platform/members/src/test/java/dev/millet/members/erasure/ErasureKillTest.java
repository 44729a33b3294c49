package dev.millet.members.erasure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The process is killed between two parts of an erasure; the next one goes on. */
@RunWith(Parameterized.class)
public final class ErasureKillTest {

  private static final Map<String, String> PARTS =
      Map.of("db/0001-parts.sql", "CREATE TABLE test_parts (number INTEGER NOT NULL)");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Dialect dialect;

  public ErasureKillTest(Dialect dialect) {
    this.dialect = dialect;
  }

  @Parameters(name = "{0}")
  public static List<Dialect> dialects() {
    return List.of(Dialect.values());
  }

  @Test
  public void theNextProcessGoesOnWithThePartThatWasCutShort() throws Exception {
    String where =
        dialect == Dialect.POSTGRESQL
            ? TestPostgres.newDatabase()
            : folder.newFolder("database").getPath();
    try (Engine engine = KilledErasure.open(dialect, where)) {
      MigrationRunner runner = new MigrationRunner(engine);
      runner.apply(MigrationFiles.of("members", steps(), dialect));
      runner.apply(MigrationFiles.of("test", PARTS, dialect));
    }
    kill(where);
    try (Engine engine = KilledErasure.open(dialect, where)) {
      Database database = new BundleDatabase(engine);
      assertEquals(KilledErasure.KILLED_AT - 1, KilledErasure.numbers(database).size());
      FakeGenerations generations = new FakeGenerations(null);
      Erasures erasures = new Erasures(database, generations, InstantSource.system());
      generations.activate("parts", KilledErasure.erasing(database, 0));
      erasures.start(Duration.ofSeconds(1));
      ErasuresTest.await(() -> erasures.states().get(0).due() == 0);
      erasures.close();
      assertEquals(
          IntStream.rangeClosed(1, KilledErasure.PARTS).boxed().toList(),
          KilledErasure.numbers(database));
    }
  }

  private static Map<String, String> steps() throws Exception {
    Map<String, String> steps = new TreeMap<>();
    Path resources =
        Path.of(ErasureKillTest.class.getResource("/db/0100-deletions.sql").toURI()).getParent();
    try (Stream<Path> files = Files.list(resources)) {
      for (Path file : files.toList()) {
        steps.put("db/" + file.getFileName(), Files.readString(file));
      }
    }
    return steps;
  }

  private void kill(String where) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for a second or two
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledErasure.class.getName(),
                dialect.name(),
                where)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.getRoot(), "output.txt"))
            .start();
    assertTrue("it did not end", process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(
        Files.readString(folder.getRoot().toPath().resolve("output.txt")),
        137,
        process.exitValue());
  }
}
