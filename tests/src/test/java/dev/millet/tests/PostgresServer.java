package dev.millet.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL server that {@code MILLET_TEST_POSTGRES} names. */
public final class PostgresServer {

  private static final String ADDRESS = System.getenv("MILLET_TEST_POSTGRES");

  private PostgresServer() {}

  /** Whether there is one; a test that needs it is skipped where there is none. */
  public static boolean isThere() {
    return ADDRESS != null;
  }

  /**
   * Makes an empty database, which nobody removes but the server's end.
   *
   * @param what begins its name
   * @return its address, as {@code database.url} takes it
   */
  public static String newDatabase(String what) {
    String name = "millet_" + what + "_" + Long.toString(System.nanoTime(), 36);
    String library = ADDRESS.substring("jdbc:".length());
    run(List.of("psql", "-q", library, "-c", "CREATE DATABASE " + name));
    int query = ADDRESS.indexOf('?');
    String path = query < 0 ? ADDRESS : ADDRESS.substring(0, query);
    return path.substring(0, path.lastIndexOf('/') + 1)
        + name
        + (query < 0 ? "" : ADDRESS.substring(query));
  }

  /** Fills an empty database with a dump. */
  public static void load(String address, Path dump) {
    String library = address.substring("jdbc:".length());
    run(
        List.of(
            "psql",
            "-q",
            "-o",
            "/dev/null",
            "-v",
            "ON_ERROR_STOP=1",
            "-f",
            dump.toString(),
            library));
  }

  /** Changes something in a database that nobody else uses at this moment. */
  public static void change(String address, String sql) {
    String library = address.substring("jdbc:".length());
    run(List.of("psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, library));
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
