package dev.millet.database.hsqldb;

import dev.millet.api.database.DatabaseException;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that writes rows of 2 KB one after another and goes on when one is refused. Says of
 * each whether it is kept.
 */
final class StubbornWriter {

  private static final long PAUSE_NANOS = 20_000_000;
  private static final String TABLE =
      "CREATE CACHED TABLE names (name VARCHAR(20) PRIMARY KEY, text VARCHAR(4000))";
  private static final String INSERT = "INSERT INTO names (name, text) VALUES (?, ?)";

  /** Writes a row, or throws. */
  private interface Target {
    void write(String name, String text) throws SQLException;
  }

  private StubbornWriter() {}

  /** The directory, and the MiB to leave free, or {@code unprotected} for HSQLDB as it comes. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    Target target =
        arguments[1].equals("unprotected")
            ? unprotected(directory)
            : embedded(directory, Integer.parseInt(arguments[1]));
    Random random = new Random(1);
    for (int i = 0; ; i++) {
      String name = "n" + i + ".";
      try {
        target.write(name, text(random));
        say(ForkedWriter.KEPT + name);
      } catch (RuntimeException | SQLException e) {
        say(ForkedWriter.LOST + name + code(e));
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static String code(Exception e) {
    return e instanceof DatabaseException named ? " " + named.code() : "";
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 2_000) {
      text.append(Long.toString(random.nextLong(), Character.MAX_RADIX));
    }
    return text.toString();
  }

  private static Target embedded(Path directory, int mib) throws SQLException {
    FreeRoom room = FreeRoom.of(directory, mib);
    room.enforce();
    Engine engine = EmbeddedDatabase.open(directory, ForkedWriter.OPTIONS, room, 2L << 20);
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(TABLE);
          }
        });
    BundleDatabase database = new BundleDatabase(engine);
    return (name, text) -> database.write(handle -> handle.execute(INSERT, name, text));
  }

  private static Target unprotected(Path directory) throws SQLException {
    Connection connection =
        EmbeddedDatabase.plainPool(directory, ForkedWriter.OPTIONS).connection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    return (name, text) -> {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setString(1, name);
        insert.setString(2, text);
        insert.executeUpdate();
        connection.commit();
      }
    };
  }

  /** One system call a line, so that what was said survives a kill. */
  private static void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
