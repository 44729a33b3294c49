package dev.millet.database.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** HSQLDB tells the next number in no view, but writes it into a script of the structure. */
final class HsqldbIdentities implements Identities {

  private static final Pattern RESTART =
      Pattern.compile(
          "ALTER TABLE (?:\\w+\\.)?\"?(\\w+)\"? ALTER COLUMN \"?(\\w+)\"? RESTART WITH (\\d+)");

  private Map<String, Long> next;

  @Override
  public Long next(Connection connection, String table, String column) throws SQLException {
    if (next == null) {
      next = read(connection);
    }
    return next.get(table + "." + column);
  }

  private static Map<String, Long> read(Connection connection) throws SQLException {
    Path directory = null;
    Path script = null;
    try (Statement statement = connection.createStatement()) {
      directory = Files.createTempDirectory("millet-structure");
      script = directory.resolve("structure.sql");
      statement.execute("PERFORM EXPORT SCRIPT FOR DATABASE STRUCTURE TO '%s'".formatted(script));
      return numbers(script);
    } catch (IOException e) {
      throw new UncheckedIOException("The structure cannot be read", e);
    } finally {
      delete(script);
      delete(directory);
    }
  }

  private static Map<String, Long> numbers(Path script) throws IOException {
    Map<String, Long> numbers = new HashMap<>();
    try (Stream<String> lines = Files.lines(script)) {
      lines.forEach(
          line -> {
            Matcher found = RESTART.matcher(line);
            if (found.matches()) {
              numbers.put(found.group(1) + "." + found.group(2), Long.valueOf(found.group(3)));
            }
          });
    }
    return numbers;
  }

  private static void delete(Path path) {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + path + " cannot be deleted", e);
    }
  }

  @Override
  public void goOn(Connection connection, String table, String column, long next)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE \"%s\" ALTER COLUMN \"%s\" RESTART WITH %s".formatted(table, column, next));
    }
  }
}
