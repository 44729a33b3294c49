package dev.millet.database.archive;

import dev.millet.api.database.Dialect;
import dev.millet.database.archive.Manifest.Content;
import dev.millet.database.identity.Identities;
import dev.millet.database.migration.StepLedger;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills an empty database from an archive that has been checked, all or nothing: on PostgreSQL in
 * one transaction that nobody else sees; on HSQLDB in many, after which a failure empties every
 * table again, at the latest at the next start. Used once.
 */
final class Restore {

  /**
   * What the platform writes by itself before anybody has done anything: positions of the journal,
   * and the link with which the first administrator is made.
   */
  private static final List<String> BY_ITSELF =
      List.of("journal_", "gateway_", "members_setup", "members_data_sections", "jobs_");

  private final ArchiveFile archive;
  private final Manifest manifest;
  private final boolean inParts;
  private final Identities identities;
  private final FormerTables former;
  private final Archives.Progress progress;
  private final Map<String, Long> highest = new HashMap<>();
  private final long total;
  private long done;

  Restore(
      ArchiveFile archive,
      Dialect dialect,
      Identities identities,
      FormerTables former,
      Archives.Progress progress) {
    this.archive = archive;
    this.manifest = archive.manifest();
    this.inParts = dialect == Dialect.HSQLDB;
    this.identities = identities;
    this.former = former;
    this.progress = progress;
    this.total = manifest.tables().stream().mapToLong(Content::rows).sum();
  }

  /** The name of a table in which there is something that people made; null where there is none. */
  static String firstUsed(Connection connection, List<ArchivedTable> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (ArchivedTable table : tables) {
        if (BY_ITSELF.stream().noneMatch(table.name()::startsWith)) {
          try (ResultSet row = statement.executeQuery(table.selectFirst())) {
            if (row.next()) {
              return table.name();
            }
          }
        }
      }
    }
    return null;
  }

  /** Whether the archive fits, and the database is empty; throws where not. */
  List<ArchivedTable> check(Connection connection) throws SQLException {
    List<ArchivedTable> tables = Catalog.read(connection);
    refuseUnknownSteps(new StepLedger().applied(connection));
    Map<String, ArchivedTable> byName = byName(tables);
    former.missing(tables).forEach(table -> byName.put(table.name(), table));
    for (Content content : manifest.tables()) {
      refuseUnknownColumns(content, byName.get(content.name()));
    }
    String used = firstUsed(connection, tables);
    if (used != null) {
      throw new ArchiveException(
          "This instance is not empty: there is something in "
              + used
              + ". An archive is only imported into an empty one.");
    }
    return tables;
  }

  private static Map<String, ArchivedTable> byName(List<ArchivedTable> tables) {
    Map<String, ArchivedTable> byName = new HashMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    return byName;
  }

  private void refuseUnknownSteps(List<StepLedger.Applied> known) {
    Set<String> there = new HashSet<>();
    Set<String> modules = new HashSet<>();
    for (StepLedger.Applied step : known) {
      there.add(step.module() + " " + step.number() + " " + step.name());
      modules.add(step.module());
    }
    for (Manifest.Module module : manifest.modules()) {
      if (!modules.contains(module.name())) {
        throw new ArchiveException(
            "The archive has data of the module '%s', which this instance does not have. Start it with that module's feature first."
                .formatted(module.name()));
      }
      for (Manifest.Step step : module.steps()) {
        if (!there.contains(module.name() + " " + step.number() + " " + step.name())) {
          throw new ArchiveException(
              "The archive was made by a newer version of the module '%s' (step %s, %s; platform %s). Import it with that version."
                  .formatted(module.name(), step.number(), step.name(), manifest.platform()));
        }
      }
    }
  }

  private static void refuseUnknownColumns(Content content, ArchivedTable table) {
    if (table == null) {
      throw new ArchiveException(
          "The archive has the table " + content.name() + ", which this instance does not have.");
    }
    Set<String> seen = new HashSet<>();
    for (Manifest.Column said : content.columns()) {
      boolean fits =
          seen.add(said.name())
              && table.columns().stream()
                  .anyMatch(
                      column ->
                          column.name().equals(said.name())
                              && column.kind().word().equals(said.type()));
      if (!fits) {
        throw new ArchiveException(
            "The archive's column %s of %s (%s) does not fit the one of this instance."
                .formatted(said.name(), content.name(), said.type()));
      }
    }
  }

  void run(Connection connection) throws SQLException, IOException {
    connection.setAutoCommit(false);
    List<ArchivedTable> tables = check(connection);
    if (!inParts) {
      lock(connection, tables);
      check(connection);
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
