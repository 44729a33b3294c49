package dev.millet.database.rows;

import dev.millet.api.database.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements of a table, whose parameters are positions. Made once, so that the database's
 * cache of statements finds them again.
 *
 * @param columns the column list
 * @param find reads the row with a key
 * @param lock the same, and nobody else changes it meanwhile
 * @param insert adds a row, but for a generated column
 * @param insertArrays adds rows whose columns are arrays, but for a generated column; for
 *     PostgreSQL alone
 * @param insertIfAbsent adds a row with all its columns where its key is not there
 * @param update changes the row with a key and a version; empty where there is no version
 * @param delete deletes the row with a key
 */
record TableSql(
    String columns,
    String find,
    String lock,
    String insert,
    String insertArrays,
    String insertIfAbsent,
    String update,
    String delete) {

  /**
   * Writes the statements.
   *
   * @param all the columns
   * @param key its columns; empty where the table is not asked by key
   * @param given the columns that an insert gives
   * @param version none, or the column that counts the updates
   */
  static TableSql of(
      Dialect dialect,
      String table,
      List<Column> all,
      List<Column> key,
      List<Column> given,
      List<Column> version) {
    String columns = list(all);
    String byKey =
        key.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" AND "));
    String find = "SELECT %s FROM %s WHERE %s".formatted(columns, table, byKey);
    return new TableSql(
        columns,
        find,
        dialect == Dialect.POSTGRESQL ? find + " FOR UPDATE" : find,
        insert(table, list(given)) + "VALUES (" + marks(given) + ")",
        insert(table, list(given)) + fromArrays(given),
        insertIfAbsent(dialect, table, all, key, byKey),
        version.isEmpty() ? "" : update(table, changed(all, key, version), version.get(0), byKey),
        "DELETE FROM %s WHERE %s".formatted(table, byKey));
  }

  /** Only PostgreSQL knows it. */
  private static String fromArrays(List<Column> columns) {
    String arrays =
        columns.stream()
            .map(column -> "CAST(? AS " + column.type().postgresName() + "[])")
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM unnest(%s) AS given(%s)".formatted(list(columns), arrays, list(columns));
  }

  /**
   * On PostgreSQL every other shape fails where another transaction adds the same row. HSQLDB knows
   * no conflict clause; there writers take turns, and a MERGE would need a cast for each value.
   */
  private static String insertIfAbsent(
      Dialect dialect, String table, List<Column> all, List<Column> key, String byKey) {
    String insert = insert(table, list(all));
    return dialect == Dialect.POSTGRESQL
        ? insert + "VALUES (%s) ON CONFLICT (%s) DO NOTHING".formatted(marks(all), list(key))
        : insert
            + "SELECT %s FROM (VALUES(0)) AS one(x) WHERE NOT EXISTS (SELECT 1 FROM %s WHERE %s)"
                .formatted(marks(all), table, byKey);
  }

  private static List<Column> changed(List<Column> all, List<Column> key, List<Column> version) {
    return all.stream()
        .filter(column -> !key.contains(column) && !version.contains(column))
        .toList();
  }

  private static String update(String table, List<Column> changed, Column version, String byKey) {
    String counted = version.name() + " = " + version.name() + " + 1";
    String set =
        Stream.concat(changed.stream().map(column -> column.name() + " = ?"), Stream.of(counted))
            .collect(Collectors.joining(", "));
    return "UPDATE %s SET %s WHERE %s AND %s = ?".formatted(table, set, byKey, version.name());
  }

  private static String insert(String table, String columns) {
    return String.join(" ", "INSERT INTO", table, "(", columns, ") ");
  }

  /** The columns whose values {@link #insertIfAbsent} takes, in its order. */
  static List<Integer> absentOrder(Dialect dialect, int columns, List<Integer> key) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      order.add(i);
    }
    if (dialect == Dialect.HSQLDB) {
      order.addAll(key);
    }
    return order;
  }

  private static String list(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static String marks(List<Column> columns) {
    return String.join(", ", Collections.nCopies(columns.size(), "?"));
  }
}
