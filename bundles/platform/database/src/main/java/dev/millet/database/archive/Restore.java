package dev.millet.database.archive;

import dev.millet.api.database.Dialect;
import dev.millet.database.archive.Manifest.Content;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills an empty database from an archive that has been checked, all or nothing: on PostgreSQL in
 * one transaction that nobody else sees; on HSQLDB in many, after which a failure empties every
 * table again, at the latest at the next start. Used once.
 */
final class Restore {

  private static final int ROWS_AT_ONCE = 500;

  private final ArchiveFile archive;
  private final Manifest manifest;
  private final ArchiveCheck check;
  private final boolean inParts;
  private final Identities identities;
  private final Archives.Progress progress;
  private final Map<String, Long> highest = new HashMap<>();
  private final long total;
  private long done;

  Restore(ArchiveFile archive, Dialect dialect, Identities identities, Archives.Progress progress) {
    this.archive = archive;
    this.manifest = archive.manifest();
    this.check = new ArchiveCheck(manifest);
    this.inParts = dialect == Dialect.HSQLDB;
    this.identities = identities;
    this.progress = progress;
    this.total = manifest.tables().stream().mapToLong(Content::rows).sum();
  }

  void run(Connection connection) throws SQLException, IOException {
    connection.setAutoCommit(false);
    List<ArchivedTable> tables = check.run(connection);
    if (!inParts) {
      lock(connection, tables);
      check.run(connection);
    } else {
      connection.rollback();
      UnfinishedRestore.begin(connection);
      connection.commit();
    }
    try {
      fill(connection, tables);
      if (inParts) {
        UnfinishedRestore.end(connection);
      }
      connection.commit();
    } catch (SQLException e) {
      undo(connection);
      throw new ArchiveException(
          "The database refused the archive's rows, and is empty again: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      undo(connection);
      throw e;
    }
  }

  private void undo(Connection connection) throws SQLException {
    connection.rollback();
    if (inParts) {
      UnfinishedRestore.undo(connection);
      connection.commit();
    }
  }

  /** Nobody writes between the check and the commit. */
  private static void lock(Connection connection, List<ArchivedTable> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (ArchivedTable table : tables) {
        statement.execute("LOCK TABLE \"%s\" IN EXCLUSIVE MODE".formatted(table.quoted()));
      }
    }
  }

  private void fill(Connection connection, List<ArchivedTable> tables)
      throws SQLException, IOException {
    UnfinishedRestore.empty(connection, tables);
    Map<String, Content> contents = new HashMap<>();
    manifest.tables().forEach(content -> contents.put(content.name(), content));
    for (ArchivedTable table : tables) {
      Content content = contents.get(table.name());
      if (content != null) {
        fill(connection, table, content);
      }
    }
    for (ArchivedTable table : tables) {
      Content content = contents.get(table.name());
      if (content != null) {
        goOn(connection, table, content);
      }
    }
  }

  private void fill(Connection connection, ArchivedTable table, Content content)
      throws SQLException, IOException {
    Map<String, ArchivedTable.Column> byName = new HashMap<>();
    table.columns().forEach(column -> byName.put(column.name(), column));
    List<ArchivedTable.Column> columns = new ArrayList<>();
    content.columns().forEach(column -> columns.add(byName.get(column.name())));
    try (PreparedStatement insert = connection.prepareStatement(table.insert(columns))) {
      RowInserter inserter = new RowInserter(connection, insert, table, columns);
      archive.rows(table.name(), inserter);
      inserter.flush();
    } catch (CarriedSqlException e) {
      throw e.carried;
    }
  }

  private static final class CarriedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SQLException carried;

    CarriedSqlException(SQLException carried) {
      super(carried);
      this.carried = carried;
    }
  }

  private final class RowInserter implements ArchiveFile.RowConsumer {

    private final Connection connection;
    private final PreparedStatement insert;
    private final ArchivedTable table;
    private final List<ArchivedTable.Column> columns;
    private int waiting;

    RowInserter(
        Connection connection,
        PreparedStatement insert,
        ArchivedTable table,
        List<ArchivedTable.Column> columns) {
      this.connection = connection;
      this.insert = insert;
      this.table = table;
      this.columns = columns;
    }

    @Override
    public void take(long number, List<?> values) throws IOException {
      if (values.size() != columns.size()) {
        throw new ArchiveException(
            "Row %s of %s has %s values for %s columns."
                .formatted(number, table.name(), values.size(), columns.size()));
      }
      try {
        for (int i = 0; i < columns.size(); i++) {
          bind(number, i, values.get(i));
        }
        insert.addBatch();
        if (++waiting == ROWS_AT_ONCE) {
          flush();
        }
      } catch (SQLException e) {
        throw new CarriedSqlException(e);
      }
    }

    private void bind(long number, int index, Object value) throws SQLException {
      ArchivedTable.Column column = columns.get(index);
      try {
        column.kind().bind(insert, index + 1, value);
      } catch (IllegalArgumentException e) {
        throw new ArchiveException(
            "Row %s of %s: the value of %s is %s."
                .formatted(number, table.name(), column.name(), e.getMessage()),
            e);
      }
      if (column.identity() && value instanceof Number given) {
        highest.merge(table.name() + "." + column.name(), given.longValue(), Math::max);
      }
    }

    void flush() throws SQLException, IOException {
      if (waiting == 0) {
        return;
      }
      insert.executeBatch();
      done += waiting;
      waiting = 0;
      if (inParts) {
        connection.commit();
      }
      progress.rows(done, total);
    }
  }

  private void goOn(Connection connection, ArchivedTable table, Content content)
      throws SQLException {
    for (ArchivedTable.Column column : table.columns()) {
      if (!column.identity()) {
        continue;
      }
      long next = highest.getOrDefault(table.name() + "." + column.name(), 0L) + 1;
      for (Manifest.Column said : content.columns()) {
        if (said.name().equals(column.name()) && said.next() != null) {
          next = Math.max(next, said.next());
        }
      }
      identities.goOn(connection, table, column, next);
    }
  }
}
