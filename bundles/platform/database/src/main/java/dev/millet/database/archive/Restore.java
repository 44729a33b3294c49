package dev.millet.database.archive;

import dev.millet.api.database.Dialect;
import dev.millet.database.archive.Manifest.Content;
import dev.millet.database.identity.Identities;
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

  private final ArchiveFile archive;
  private final Manifest manifest;
  private final ArchiveCheck check;
  private final boolean inParts;
  private final Identities identities;
  private final FormerTables former;
  private final Archives.Progress progress;
  private final Map<String, Long> highest = new HashMap<>();
  private final long total;
  private long done;

  Restore(
      ArchiveFile archive,
      ArchiveCheck check,
      Dialect dialect,
      Identities identities,
      FormerTables former,
      Archives.Progress progress) {
    this.archive = archive;
    this.manifest = archive.manifest();
    this.check = check;
    this.inParts = dialect == Dialect.HSQLDB;
    this.identities = identities;
    this.former = former;
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

  private void fill(Connection connection, List<ArchivedTable> there)
      throws SQLException, IOException {
    UnfinishedRestore.empty(connection, there);
    List<ArchivedTable> missing = former.missing(there);
    if (inParts) {
      UnfinishedRestore.remember(connection, missing);
      connection.commit();
    }
    former.create(connection, missing);
    List<ArchivedTable> tables = new ArrayList<>(there);
    tables.addAll(missing);
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
    former.move(connection, there);
    former.drop(connection, missing);
  }

  private void fill(Connection connection, ArchivedTable table, Content content)
      throws SQLException, IOException {
    Map<String, ArchivedTable.Column> byName = new HashMap<>();
    table.columns().forEach(column -> byName.put(column.name(), column));
    List<ArchivedTable.Column> columns = new ArrayList<>();
    content.columns().forEach(column -> columns.add(byName.get(column.name())));
    try (PreparedStatement insert = connection.prepareStatement(table.insert(columns))) {
      var writer = new RestoredRows(insert, table, columns, this::written);
      archive.rows(table.name(), writer);
      writer.flush();
      writer.highest().forEach((column, number) -> highest.put(key(table, column), number));
    } catch (RestoredRows.CarriedSqlException e) {
      throw e.carried();
    }
  }

  private void written(PreparedStatement insert, int rows) throws SQLException, IOException {
    done += rows;
    if (inParts) {
      insert.getConnection().commit();
    }
    progress.rows(done, total);
  }

  private static String key(ArchivedTable table, ArchivedTable.Column column) {
    return table.name() + "." + column.name();
  }

  private void goOn(Connection connection, ArchivedTable table, Content content)
      throws SQLException {
    for (ArchivedTable.Column column : table.columns()) {
      if (!column.identity()) {
        continue;
      }
      long next = highest.getOrDefault(key(table, column), 0L) + 1;
      for (Manifest.Column said : content.columns()) {
        if (said.name().equals(column.name()) && said.next() != null) {
          next = Math.max(next, said.next());
        }
      }
      identities.goOn(connection, table.quoted(), column.quoted(), next);
    }
  }
}
