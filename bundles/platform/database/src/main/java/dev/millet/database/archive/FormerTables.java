package dev.millet.database.archive;

import dev.millet.api.database.Dialect;
import dev.millet.database.archive.Manifest.Content;
import dev.millet.database.identity.Identities;
import dev.millet.database.migration.Takeover;
import dev.millet.database.migration.TakeoverStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of an archive that other bundles have taken over since. They are filled as they were,
 * under their former names, and moved as at a start: by the same statements. Used for one restore.
 */
final class FormerTables {

  private final Dialect dialect;
  private final Identities identities;
  private final List<TakeoverStep> takeovers;
  private final Map<String, Content> contents = new HashMap<>();

  FormerTables(
      Dialect dialect, Identities identities, List<TakeoverStep> takeovers, Manifest manifest) {
    this.dialect = dialect;
    this.identities = identities;
    this.takeovers = takeovers;
    manifest.tables().forEach(content -> contents.put(content.name(), content));
  }

  /** Those that the archive has and the database has no longer. */
  List<ArchivedTable> missing(List<ArchivedTable> tables) {
    Set<String> there = tables.stream().map(ArchivedTable::name).collect(Collectors.toSet());
    List<ArchivedTable> missing = new ArrayList<>();
    for (TakeoverStep step : takeovers) {
      Content content = contents.get(step.source());
      if (content != null && step.whole() && !there.contains(step.source())) {
        missing.add(table(content));
      }
    }
    return missing;
  }

  private ArchivedTable table(Content content) {
    List<ArchivedTable.Column> columns = new ArrayList<>();
    for (Manifest.Column said : content.columns()) {
      Kind kind =
          Kind.of(said.type())
              .orElseThrow(
                  () ->
                      new ArchiveException(
                          "The archive's column %s of %s has the type %s, which is not known."
                              .formatted(said.name(), content.name(), said.type())));
      columns.add(new ArchivedTable.Column(said.name(), quoted(said.name()), kind, false));
    }
    return new ArchivedTable(content.name(), quoted(content.name()), columns, columns, Set.of());
  }

  private String quoted(String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new ArchiveException("The archive names the column '" + name + "'.");
    }
    return dialect == Dialect.HSQLDB ? name.toUpperCase(Locale.ROOT) : name;
  }

  /** Makes them for as long as the restore lasts. */
  void create(Connection connection, List<ArchivedTable> missing) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (ArchivedTable table : missing) {
        String columns =
            table.columns().stream()
                .map(column -> '"' + column.quoted() + "\" " + column.kind().column(dialect))
                .collect(Collectors.joining(", "));
        statement.execute("CREATE TABLE \"%s\" (%s)".formatted(table.quoted(), columns));
      }
    }
  }

  /** Moves the rows to those who have them now, in the order of the steps. */
  void move(Connection connection, List<ArchivedTable> tables) throws SQLException {
    Takeover takeover = new Takeover(dialect);
    for (TakeoverStep step : takeovers) {
      if (contents.containsKey(step.source())) {
        takeover.move(connection, step);
      }
    }
    for (TakeoverStep step : takeovers) {
      if (contents.containsKey(step.source())) {
        goOn(connection, step, tables);
      }
    }
  }

  private void goOn(Connection connection, TakeoverStep step, List<ArchivedTable> tables)
      throws SQLException {
    for (Manifest.Column said : contents.get(step.source()).columns()) {
      for (ArchivedTable table : tables) {
        for (ArchivedTable.Column column : table.columns()) {
          if (said.next() != null && table.name().equals(step.target()) && column.identity()) {
            identities.goOn(connection, table.quoted(), column.quoted(), said.next());
          }
        }
      }
    }
  }

  /** Drops them, empty as they are. */
  void drop(Connection connection, List<ArchivedTable> missing) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (ArchivedTable table : missing) {
        statement.execute("DROP TABLE \"%s\"".formatted(table.quoted()));
      }
    }
  }
}
