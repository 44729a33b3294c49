package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.modules.Register;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The process is killed while an entry is handled in chunks; the next one goes on. */
public final class ChunkKillTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theNextProcessGoesOnWithTheChunkThatWasCutShort() throws Exception {
    kill(true);
    try (Engine engine = open()) {
      Database database = new BundleDatabase(engine);
      assertEquals(KilledChunks.KILLED_AT - 1, Effects.numbers(database).size());
      Register register = new Register();
      JournalCore journal =
          new JournalCore(database, register.generations(), 365, Duration.ofSeconds(15));
      try {
        register.file("reader", KilledChunks.subscription(KilledChunks.handler(database, 0)));
        JournalGround.await(() -> journal.states().get(0).lag() == 0);
      } finally {
        journal.deactivate();
      }
      assertEquals(
          IntStream.rangeClosed(1, KilledChunks.CHUNKS).boxed().toList(),
          Effects.numbers(database));
    }
  }

  /** The control: handled at once, everything would have to be done again. */
  @Test
  public void withoutChunksNothingIsKept() throws Exception {
    kill(false);
    try (Engine engine = open()) {
      assertEquals(List.of(), Effects.numbers(new BundleDatabase(engine)));
    }
  }

  private void kill(boolean chunked) throws Exception {
    try (Engine engine = open()) {
      new MigrationRunner(engine)
          .apply(MigrationFiles.of("journal", KillTest.steps(), Dialect.HSQLDB));
      Effects.prepare(engine, Dialect.HSQLDB);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for a second or two
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledChunks.class.getName(),
                folder.getRoot().toString(),
                Boolean.toString(chunked))
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.getRoot(), "output.txt"))
            .start();
    assertTrue("it did not end", process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(137, process.exitValue());
  }

  private Engine open() throws Exception {
    return EmbeddedDatabase.open(folder.getRoot().toPath(), KilledJournal.OPTIONS);
  }
}
