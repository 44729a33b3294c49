package dev.millet.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bare durable inserts of what a registration leaves behind, as many of them in a commit as wait
 * for it: a reference for what decides about them.
 */
final class GroupedInserts implements AutoCloseable {

  private static final int GROUP = 64;
  private static final List<String> TABLES =
      List.of(
          "(id BIGINT PRIMARY KEY, event BIGINT, member BIGINT, state VARCHAR(20), guests INTEGER,"
              + " shown BOOLEAN, line BIGINT, until TIMESTAMP, changed TIMESTAMP)",
          "(id BIGINT PRIMARY KEY, event BIGINT, code VARCHAR(20))",
          "(id BIGINT PRIMARY KEY, type VARCHAR(100), payload VARCHAR(1000), written TIMESTAMP)");
  private static final String PAYLOAD =
      "{\"event\":1,\"registration\":20000,\"member\":20000,\"state\":\"waiting\",\"by\":20000,"
          + "\"reason\":\"\",\"at\":\"2026-11-30T10:00:00.000000Z\"}";

  private final Connection connection;
  private final List<PreparedStatement> inserts = new ArrayList<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final Queue<Row> waiting = new ConcurrentLinkedQueue<>();

  /** A row that waits for its commit; written by whoever has the turn. */
  private static final class Row {
    private final long id;
    private boolean done;

    private Row(long id) {
      this.id = id;
    }
  }

  /** Makes the tables; they are dropped when it is closed. */
  GroupedInserts(String url) throws SQLException {
    boolean embedded = url.startsWith("jdbc:hsqldb");
    connection =
        embedded ? DriverManager.getConnection(url, "SA", "") : DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      if (embedded) {
        statement.execute("SET FILES WRITE DELAY FALSE");
      }
      for (int i = 0; i < TABLES.size(); i++) {
        String kind = embedded ? "CREATE CACHED TABLE " : "CREATE TABLE ";
        statement.execute(kind + table(i) + " " + TABLES.get(i));
      }
    }
    connection.setAutoCommit(false);
    inserts.add(
        connection.prepareStatement(
            """
            INSERT INTO bench_registrations (id, event, member, state, guests, shown, line, changed)
            VALUES (?, 1, ?, 'WAITING', 0, FALSE, ?, CURRENT_TIMESTAMP)
            """));
    inserts.add(
        connection.prepareStatement(
            "INSERT INTO bench_tickets (id, event, code) VALUES (?, 1, ?)"));
    inserts.add(
        connection.prepareStatement(
            """
            INSERT INTO bench_entries (id, type, payload, written)
            VALUES (?, 'events.registered', ?, CURRENT_TIMESTAMP)
            """));
  }

  private static String table(int number) {
    return List.of("bench_registrations", "bench_tickets", "bench_entries").get(number);
  }

  /**
   * Inserts what one registration leaves behind, and returns when it is durable.
   *
   * @param ticket whether there is a ticket
   */
  void insert(long id, boolean ticket) throws SQLException {
    Row own = new Row(ticket ? -id : id);
    waiting.add(own);
    turn.lock();
    try {
      while (!own.done) {
        commit();
      }
    } finally {
      turn.unlock();
    }
  }

  private void commit() throws SQLException {
    List<Row> group = new ArrayList<>();
    while (group.size() < GROUP && !waiting.isEmpty()) {
      group.add(waiting.remove());
    }
    for (Row row : group) {
      write(Math.abs(row.id), row.id < 0);
    }
    connection.commit();
    group.forEach(each -> each.done = true);
  }

  private void write(long id, boolean ticket) throws SQLException {
    PreparedStatement registration = inserts.get(0);
    registration.setLong(1, id);
    registration.setLong(2, id);
    registration.setLong(3, id);
    registration.executeUpdate();
    if (ticket) {
      inserts.get(1).setLong(1, id);
      inserts.get(1).setString(2, Long.toString(id));
      inserts.get(1).executeUpdate();
    }
    inserts.get(2).setLong(1, id);
    inserts.get(2).setString(2, PAYLOAD);
    inserts.get(2).executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    try (connection;
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < TABLES.size(); i++) {
        statement.execute("DROP TABLE " + table(i));
      }
    }
  }
}
