package dev.millet.tests.framework;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ops4j.pax.exam.Option;

/**
 * A new database on the PostgreSQL server that {@code MILLET_TEST_POSTGRES} names, instead of the
 * embedded one; removed by nobody but the server's end.
 */
final class PostgresOption {

  private static final String SERVER = System.getenv("MILLET_TEST_POSTGRES");

  private PostgresOption() {}

  /** Nothing where there is no server: a test that needs it is skipped then. */
  static Option newDatabase() {
    if (SERVER == null) {
      return composite();
    }
    String name = "millet_framework_" + Long.toString(System.nanoTime(), 36);
    String library = SERVER.substring("jdbc:".length());
    run(List.of("psql", "-q", library, "-c", "CREATE DATABASE " + name));
    int query = SERVER.indexOf('?');
    String server = query < 0 ? SERVER : SERVER.substring(0, query);
    String address =
        server.substring(0, server.lastIndexOf('/') + 1)
            + name
            + (query < 0 ? "" : SERVER.substring(query));
    return composite(frameworkProperty(FreePort.DATABASE).value(address));
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
