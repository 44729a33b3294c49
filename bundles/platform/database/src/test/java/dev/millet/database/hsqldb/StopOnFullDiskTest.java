package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Statement;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A stop in order writes new files; where the disk has no room for them, the old ones count. */
public final class StopOnFullDiskTest {

  private static final int KIB = 1024;
  private static final int MIB = KIB * KIB;
  private static final int NAMES = 400;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theNextStartHasEverything() throws Exception {
    int unfinished = 0;
    for (int room : List.of(0, 4 * KIB, 12 * KIB, 64 * KIB, 300 * KIB)) {
      unfinished += stopWith(room) ? 1 : 0;
    }
    assertTrue("without room a stop is not finished", unfinished > 0);
  }

  /** Returns whether the stop left files that it could not finish. */
  private boolean stopWith(int room) throws Exception {
    Path directory = folder.newFolder().toPath();
    try (SmallDisk disk = SmallDisk.of(12 * KIB, directory)) {
      Path filling = directory.resolve("filling");
      Engine engine = EmbeddedDatabase.open(directory, ForkedWriter.OPTIONS);
      fill(engine);
      fill(filling, room);
      try {
        engine.close();
      } catch (DatabaseException e) {
        assertTrue(e.getMessage(), e.getMessage().contains("could not be shut down"));
      }
      boolean unfinished = Files.exists(directory.resolve("millet.log"));
      Files.delete(filling);
      // elsewhere: HSQLDB knows the databases of this process by their paths
      KilledDatabase stopped = KilledDatabase.imageOf(directory, folder.newFolder().toPath());
      for (int start = 0; start < 2; start++) {
        assertEquals(
            "with " + room + " bytes left, start " + start,
            KilledDatabase.expected(NAMES),
            stopped.names());
      }
      return unfinished;
    }
  }

  private static void fill(Engine engine) {
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(
                "CREATE TABLE names (name VARCHAR(20) PRIMARY KEY, text VARCHAR(2000))");
          }
        });
    BundleDatabase database = new BundleDatabase(engine);
    for (String name : KilledDatabase.expected(NAMES)) {
      database.write(
          handle ->
              handle.execute(
                  "INSERT INTO names (name, text) VALUES (?, ?)", name, name.repeat(300)));
    }
  }

  private static void fill(Path filling, int room) throws IOException {
    Files.write(filling.resolveSibling("room"), new byte[room]);
    byte[] block = new byte[MIB];
    for (int size = block.length; size >= 4 * KIB; size /= 2) {
      while (appended(filling, block, size)) {
        // until there is no room for another one
      }
    }
    Files.delete(filling.resolveSibling("room"));
  }

  private static boolean appended(Path filling, byte[] block, int size) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(filling, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(block, 0, size);
      return true;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No space left")) {
        return false;
      }
      throw e;
    }
  }
}
