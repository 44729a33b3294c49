package dev.millet.database.archive;

import dev.millet.database.archive.Manifest.Content;
import dev.millet.database.migration.StepLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that an archive fits a database, and that nobody has written into that yet. */
final class ArchiveCheck {

  /**
   * The prefixes of tables that the platform fills by itself before anybody has done anything:
   * positions of the journal, and the link with which the first administrator is made. Modules name
   * theirs themselves.
   */
  private static final List<String> BY_ITSELF =
      List.of(
          "journal_",
          "gateway_",
          "members_setup",
          "members_data_sections",
          "jobs_",
          "products_uses");

  private final Manifest manifest;
  private final FormerTables former;
  private final Set<String> filled;

  ArchiveCheck(Manifest manifest, FormerTables former, Set<String> filled) {
    this.manifest = manifest;
    this.former = former;
    this.filled = filled;
  }

  /**
   * Returns the name of a table in which there is something that people made; null where there is
   * none.
   */
  static String firstUsed(Connection connection, List<ArchivedTable> tables, Set<String> filled)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (ArchivedTable table : tables) {
        if (!filled.contains(table.name())
            && BY_ITSELF.stream().noneMatch(table.name()::startsWith)) {
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

  /**
   * Returns the tables of the database.
   *
   * @throws ArchiveException where the archive does not fit, or the database is not empty
   */
  List<ArchivedTable> run(Connection connection) throws SQLException {
    List<ArchivedTable> tables = Catalog.read(connection);
    refuseUnknownSteps(new StepLedger().applied(connection));
    Map<String, ArchivedTable> byName = byName(tables);
    former.missing(tables).forEach(table -> byName.put(table.name(), table));
    for (Content content : manifest.tables()) {
      refuseUnknownColumns(content, byName.get(content.name()));
    }
    String used = firstUsed(connection, tables, filled);
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
}
