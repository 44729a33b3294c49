package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.hsqldb.EmbeddedDatabase;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.journal.KilledJournal.Moment;
import dev.millet.modules.Register;
import dev.millet.testing.Sweep;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The process is killed while versions take turns; its database is opened anew. What an entry did
 * and the cursor's move are there together, or neither, and the next process goes on from there.
 */
public final class KillTest {

  private static final int KILLS = Sweep.rounds(3, 12);
  private static final int KILLED = 137;
  private static final String OUTPUT = "output.txt";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Random random = new Random(11);

  @Test
  public void effectsWithoutTheCursorAreNotKept() throws Exception {
    endsAt(Moment.BEFORE_CURSOR);
  }

  @Test
  public void effectsAreKeptWithTheCursor() throws Exception {
    endsAt(Moment.AFTER_COMMIT);
  }

  @Test
  public void afterASwitchTheNextProcessGoesOnFromTheCursor() throws Exception {
    endsAt(Moment.AFTER_SWITCH);
  }

  @Test
  public void killsAtAnyMomentMissAndRepeatNothing() throws Exception {
    prepare();
    for (int i = 0; i < KILLS; i++) {
      Process process = start(Moment.NEVER);
      JournalGround.await(() -> output().contains(KilledJournal.BEGUN) || !process.isAlive());
      process.waitFor(random.nextInt(500), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      assertEquals(KILLED, process.waitFor());
      assertWholeOpenedAnew();
    }
    assertATornCommitWouldBeSeen();
  }

  private void endsAt(Moment moment) throws Exception {
    prepare();
    Process process = start(moment);
    assertTrue("it did not end", process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(KILLED, process.exitValue());
    assertWholeOpenedAnew();
    assertATornCommitWouldBeSeen();
  }

  private Process start(Moment moment) throws Exception {
    int next;
    try (Engine engine = open()) {
      next = appended(new BundleDatabase(engine)) + 1;
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // it lives for a second
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledJournal.class.getName(),
            folder.getRoot().toString(),
            moment.name(),
            Integer.toString(next))
        .redirectErrorStream(true)
        .redirectOutput(new File(folder.getRoot(), OUTPUT))
        .start();
  }

  /** Before anything else is handled, and after the rest has been. */
  private void assertWholeOpenedAnew() throws Exception {
    try (Engine engine = open()) {
      Database database = new BundleDatabase(engine);
      assertHandledUpToTheCursor(database);
      Register register = new Register();
      JournalCore journal =
          new JournalCore(database, register.generations(), 365, Duration.ofSeconds(15));
      try {
        register.file(
            "reader", KilledJournal.subscription(batch -> Effects.write(database, 3, batch)));
        JournalGround.await(() -> Effects.numbers(database).size() >= appended(database));
      } finally {
        journal.deactivate();
      }
      assertTrue("nothing was appended", appended(database) > 50);
      assertEquals(
          IntStream.rangeClosed(1, appended(database)).boxed().toList(), Effects.numbers(database));
      assertHandledUpToTheCursor(database);
    }
  }

  /** The control: what half a commit would have left is made by hand. */
  private void assertATornCommitWouldBeSeen() throws Exception {
    try (Engine engine = open()) {
      Database database = new BundleDatabase(engine);
      database.write(
          handle -> handle.execute("UPDATE journal_cursors SET position = position - 1"));
      assertThrows(AssertionError.class, () -> assertHandledUpToTheCursor(database));
    }
  }

  private static void assertHandledUpToTheCursor(Database database) {
    int cursor =
        database.read(
            handle ->
                handle
                    .createQuery("SELECT MAX(position) FROM journal_cursors")
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0));
    assertEquals(IntStream.rangeClosed(1, cursor).boxed().toList(), Effects.numbers(database));
  }

  /** The numbers that were appended are 1 to this, as are their positions. */
  private static int appended(Database database) {
    return (int) new JournalStore(database, Clock.systemUTC()).appended();
  }

  private void prepare() throws Exception {
    try (Engine engine = open()) {
      new MigrationRunner(engine).apply(MigrationFiles.of("journal", steps(), Dialect.HSQLDB));
      Effects.prepare(engine, Dialect.HSQLDB);
    }
  }

  static Map<String, String> steps() throws Exception {
    Path classes =
        Path.of(JournalCore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, String> steps = new TreeMap<>();
    try (Stream<Path> files = Files.list(classes.resolve("db"))) {
      for (Path file : files.toList()) {
        steps.put("db/" + file.getFileName(), Files.readString(file));
      }
    }
    return steps;
  }

  private String output() {
    try {
      return Files.readString(folder.getRoot().toPath().resolve(OUTPUT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Engine open() throws Exception {
    return EmbeddedDatabase.open(folder.getRoot().toPath(), KilledJournal.OPTIONS);
  }
}
