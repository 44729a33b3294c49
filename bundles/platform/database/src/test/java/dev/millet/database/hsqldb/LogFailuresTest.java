package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LogFailuresTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** A process in which nobody has used HSQLDB before. */
  static final class FirstUse {
    private FirstUse() {}

    public static void main(String[] arguments) throws Exception {
      try (LogFailures failures = new LogFailures()) {
        DriverManager.getConnection("jdbc:hsqldb:mem:first", "SA", "").close();
        Logger.getLogger("hsqldb.db.X.ENGINE").warning("data commit failed");
        System.exit("data commit failed".equals(failures.seen()) ? 0 : 3);
      }
    }
  }

  @Test
  public void hsqldbIsHeardAlsoAfterItsFirstUse() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for a second or two
                "-cp",
                System.getProperty("java.class.path"),
                FirstUse.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.newFile())
            .start();
    try {
      assertEquals(true, process.waitFor(1, TimeUnit.MINUTES));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  public void itListensAgainWhereLoggingWasConfiguredAnew() {
    try (LogFailures failures = new LogFailures()) {
      LogManager.getLogManager().reset();
      failures.listen();
      assertNull(failures.seen());
      Logger.getLogger("hsqldb.db.X.ENGINE").warning("data commit failed");
      assertEquals("data commit failed", failures.seen());
    }
  }
}
