package dev.millet.database.archive;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which tables the database has, whatever module made them. */
final class Catalog {

  /** The prefix of tables that the database bundle keeps about itself, which no archive holds. */
  private static final String OWN = "database_";

  /**
   * Stands in the names of tables whose rows belong to this very database, such as what is about to
   * be sent: no archive holds them either.
   */
  private static final String LOCAL = "_local_";

  private Catalog() {}

  /**
   * Every table but the database's own and local ones, each after those that its rows refer to.
   *
   * @throws ArchiveException where a column has a type that archives do not know
   */
  static List<ArchivedTable> read(Connection connection) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    String schema = connection.getSchema();
    Map<String, ArchivedTable> tables = new TreeMap<>();
    for (String quoted : names(meta, schema)) {
      String name = quoted.toLowerCase(Locale.ROOT);
      if (!name.startsWith(OWN) && !name.contains(LOCAL)) {
        tables.put(name, table(meta, schema, name, quoted));
      }
    }
    return inOrder(tables);
  }

  private static List<String> names(DatabaseMetaData meta, String schema) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row = meta.getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (row.next()) {
        names.add(row.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private static ArchivedTable table(
      DatabaseMetaData meta, String schema, String name, String quoted) throws SQLException {
    Map<Integer, ArchivedTable.Column> columns = new TreeMap<>();
    try (ResultSet row = meta.getColumns(null, schema, escaped(meta, quoted), "%")) {
      while (row.next()) {
        columns.put(row.getInt("ORDINAL_POSITION"), column(name, row));
      }
    }
    List<ArchivedTable.Column> all = List.copyOf(columns.values());
    List<ArchivedTable.Column> key = key(meta, schema, quoted, all);
    return new ArchivedTable(
        name, quoted, all, key.isEmpty() ? all : key, references(meta, schema, quoted));
  }

  /** An underscore in a pattern stands for any letter. */
  private static String escaped(DatabaseMetaData meta, String name) throws SQLException {
    return name.replace("_", meta.getSearchStringEscape() + "_");
  }

  private static ArchivedTable.Column column(String table, ResultSet row) throws SQLException {
    String quoted = row.getString("COLUMN_NAME");
    String typeName = row.getString("TYPE_NAME");
    Kind kind =
        Kind.of(row.getInt("DATA_TYPE"), typeName)
            .orElseThrow(
                () ->
                    new ArchiveException(
                        "The column %s of the table %s has the type %s, which archives do not know."
                            .formatted(quoted, table, typeName)));
    boolean identity = "YES".equals(row.getString("IS_AUTOINCREMENT"));
    return new ArchivedTable.Column(quoted.toLowerCase(Locale.ROOT), quoted, kind, identity);
  }

  private static List<ArchivedTable.Column> key(
      DatabaseMetaData meta, String schema, String table, List<ArchivedTable.Column> columns)
      throws SQLException {
    Map<Integer, ArchivedTable.Column> key = new TreeMap<>();
    try (ResultSet row = meta.getPrimaryKeys(null, schema, table)) {
      while (row.next()) {
        String name = row.getString("COLUMN_NAME");
        for (ArchivedTable.Column column : columns) {
          if (column.quoted().equals(name)) {
            key.put(row.getInt("KEY_SEQ"), column);
          }
        }
      }
    }
    return List.copyOf(key.values());
  }

  private static Set<String> references(DatabaseMetaData meta, String schema, String table)
      throws SQLException {
    Set<String> references = new TreeSet<>();
    try (ResultSet row = meta.getImportedKeys(null, schema, table)) {
      while (row.next()) {
        references.add(row.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    references.remove(table.toLowerCase(Locale.ROOT));
    return references;
  }

  private static List<ArchivedTable> inOrder(Map<String, ArchivedTable> tables) {
    Set<ArchivedTable> ordered = new LinkedHashSet<>();
    while (ordered.size() < tables.size()) {
      int before = ordered.size();
      Set<String> done = new TreeSet<>();
      ordered.forEach(table -> done.add(table.name()));
      for (ArchivedTable table : tables.values()) {
        if (done.containsAll(table.references())) {
          ordered.add(table);
        }
      }
      if (ordered.size() == before) {
        throw new ArchiveException("Tables refer to each other in a circle; none can be first.");
      }
    }
    return List.copyOf(ordered);
  }
}
