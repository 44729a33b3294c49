package dev.millet.database.hsqldb;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that writes names as fast as it can and says each one aloud once it is kept. */
final class ForkedWriter {

  /** How the process begins every line that acknowledges a name. */
  static final String KEPT = "kept ";

  /** How the line begins that tells of a name that could not be written. */
  static final String LOST = "lost ";

  static final Options OPTIONS =
      new Options("the database", 4, Duration.ofSeconds(30), Duration.ofSeconds(30));

  private ForkedWriter() {}

  /**
   * The process itself: directory, threads, and mode: {@code synced}, {@code delayed} where HSQLDB
   * may delay its syncs, {@code checkpoints} where its log is small and the names are long.
   */
  public static void main(String[] arguments) throws Exception {
    Engine engine =
        EmbeddedDatabase.open(
            Path.of(arguments[0]),
            OPTIONS,
            FreeRoom.of(Path.of(arguments[0]), 0),
            (arguments[2].equals("checkpoints") ? 1L : 10L) << 20);
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            if (arguments[2].equals("delayed")) {
              statement.execute("SET FILES WRITE DELAY 60");
            }
            return statement.execute(
                "CREATE TABLE IF NOT EXISTS names (name VARCHAR(2000) PRIMARY KEY)");
          }
        });
    Database database = new BundleDatabase(engine);
    for (int thread = 0; thread < Integer.parseInt(arguments[1]); thread++) {
      String prefix = "t" + ProcessHandle.current().pid() + thread + "n";
      String padding = arguments[2].equals("checkpoints") ? "x".repeat(1_500) : "";
      new Thread(() -> write(database, prefix, padding)).start();
    }
  }

  private static void write(Database database, String prefix, String padding) {
    for (int i = 0; ; i++) {
      String name = prefix + i + ".";
      try {
        database.write(
            handle -> handle.execute("INSERT INTO names (name) VALUES (?)", name + padding));
      } catch (RuntimeException e) {
        say(LOST + name + " " + e);
        return;
      }
      say(KEPT + name);
    }
  }

  /** One system call a line, so that what was said survives a kill. */
  private static void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }

  static Process start(List<String> wrapper, File directory, int threads, String mode)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // it lives for a second or two
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(ForkedWriter.class.getName());
    command.addAll(List.of(directory.toString(), Integer.toString(threads), mode));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /**
   * Reads until so many were acknowledged, or one was not; kills without mercy, and reads on to the
   * end of what was said before.
   */
  static List<String> killAfter(Process process, int acknowledged) throws Exception {
    List<String> lines = new ArrayList<>();
    int kept = 0;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        kept += line.startsWith(KEPT) ? 1 : 0;
        if (kept == acknowledged || line.startsWith(LOST)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          // the process's own method would close the stream
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
    return lines;
  }

  static List<String> namesIn(File directory) throws Exception {
    try (Engine engine = EmbeddedDatabase.open(directory.toPath(), OPTIONS)) {
      if (engine.dialect() != Dialect.HSQLDB) {
        throw new IllegalStateException("not the embedded database");
      }
      return new BundleDatabase(engine)
          .read(
              handle ->
                  handle
                      .createQuery("SELECT name FROM names")
                      .mapTo(String.class)
                      .map(name -> name.substring(0, name.indexOf('.') + 1))
                      .list());
    }
  }
}
