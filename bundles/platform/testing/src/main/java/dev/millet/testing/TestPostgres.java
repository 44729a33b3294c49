package dev.millet.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.AssumptionViolatedException;

/**
 * PostgreSQL for tests: the server that {@code MILLET_TEST_POSTGRES} names by its JDBC address
 * (with user and password, allowed to create databases), else a cluster of this JVM's own made with
 * the installed binaries.
 */
public final class TestPostgres {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static String server;
  private static String prepared;

  private TestPostgres() {}

  /** Makes a new, empty database, dropped when the JVM ends, and returns its address. */
  public static String newDatabase() {
    return address(create(""));
  }

  /**
   * Makes a copy of a database that is prepared once in this JVM: a copy takes a tenth of the time
   * that hundreds of statements take.
   *
   * @param prepare is given the address of an empty database, and has closed its connections to it
   *     when it returns; it has to be the same each time
   * @return the address of a new database, dropped when the JVM ends
   */
  static synchronized String copy(Consumer<String> prepare) {
    if (prepared == null) {
      String name = create("");
      prepare.accept(address(name));
      prepared = name;
    }
    return address(create(" TEMPLATE " + prepared));
  }

  private static String create(String options) {
    String address = server();
    String name = "millet_test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    execute(address, "CREATE DATABASE " + name + options);
    AtExit.close(() -> execute(address, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
    return name;
  }

  private static String address(String database) {
    String address = server();
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    return path.substring(0, path.lastIndexOf('/') + 1)
        + database
        + (query < 0 ? "" : address.substring(query));
  }

  private static synchronized String server() {
    if (server == null) {
      String named = System.getenv("MILLET_TEST_POSTGRES");
      server = named != null ? named : started();
    }
    return server;
  }

  private static String started() {
    Optional<TemporaryCluster> cluster = TemporaryCluster.start();
    if (cluster.isPresent()) {
      return cluster.get().address();
    }
    String missing =
        "no PostgreSQL: install it (Debian: postgresql) or name a server in MILLET_TEST_POSTGRES";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(missing);
    }
    throw new AssumptionViolatedException(missing);
  }

  private static void execute(String address, String sql) {
    try (Connection connection = DriverManager.getConnection(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " failed", e);
    }
  }
}
