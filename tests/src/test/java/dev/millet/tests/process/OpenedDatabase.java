package dev.millet.tests.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** The embedded database of an instance that does not run, looked at from outside. */
final class OpenedDatabase implements AutoCloseable {

  private final Connection connection;

  OpenedDatabase(Path data) throws Exception {
    String name;
    try (Stream<Path> files = Files.list(data.resolve("database"))) {
      name =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".properties"))
              .findFirst()
              .orElseThrow();
    }
    Path database = data.resolve("database").resolve(name.replace(".properties", ""));
    connection =
        DriverManager.getConnection(
            "jdbc:hsqldb:file:" + database + ";hsqldb.lock_file=false", "SA", "");
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  void change(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }
}
