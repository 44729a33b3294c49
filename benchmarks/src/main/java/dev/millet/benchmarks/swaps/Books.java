package dev.millet.benchmarks.swaps;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the database of an instance that has been stopped says about votes. */
final class Books implements AutoCloseable {

  private static final String URL = "database.url=";
  private static final String USER = "database.user=";
  private static final String PASSWORD = "database.password=";

  private final Connection connection;
  private final boolean embedded;

  /** Opens the database that the settings name, or the embedded one. */
  Books(Path data, List<String> settings) throws Exception {
    Optional<String> url = value(settings, URL);
    embedded = url.isEmpty();
    connection =
        embedded
            ? DriverManager.getConnection(embedded(data), "SA", "")
            : DriverManager.getConnection(
                url.get(),
                value(settings, USER).orElse(null),
                value(settings, PASSWORD).orElse(null));
  }

  private static Optional<String> value(List<String> settings, String start) {
    return settings.stream()
        .filter(setting -> setting.startsWith(start))
        .map(setting -> setting.substring(start.length()))
        .findFirst();
  }

  private static String embedded(Path data) throws Exception {
    Path directory = data.resolve("database");
    try (Stream<Path> files = Files.list(directory)) {
      String name =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".properties"))
              .findFirst()
              .orElseThrow()
              .replace(".properties", "");
      return "jdbc:hsqldb:file:" + directory.resolve(name) + ";hsqldb.lock_file=false";
    }
  }

  /** What voting counts for a suggestion. */
  long tally(long suggestion) throws SQLException {
    return number(
        """
        SELECT COALESCE(SUM(support), 0) FROM voting_tallies
         WHERE subject_type = 'suggestion' AND subject_id = ?
        """,
        Long.toString(suggestion));
  }

  /** What suggestions have learnt about it from the journal. */
  long projected(long suggestion) throws SQLException {
    return number(
        """
        SELECT COALESCE(SUM(support), 0) FROM suggestions_suggestions
         WHERE CAST(id AS VARCHAR(20)) = ?
        """,
        Long.toString(suggestion));
  }

  /** How many entries of a type the journal has about it. */
  long told(String type, long suggestion) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT COUNT(*) FROM journal_entries WHERE type = ? AND payload LIKE ?
            """)) {
      statement.setString(1, type);
      statement.setString(2, "%\"id\":\"" + suggestion + "\"}%");
      return number(statement);
    }
  }

  private long number(String sql, String argument) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      return number(statement);
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      if (embedded) {
        statement.execute("SHUTDOWN");
      }
    }
  }
}
