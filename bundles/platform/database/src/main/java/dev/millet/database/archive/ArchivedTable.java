package dev.millet.database.archive;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as the database has it.
 *
 * @param name in lower case, the same on every database
 * @param quoted the name as this database writes it
 * @param key the columns of the primary key; all columns where there is none
 * @param references the tables whose rows have to be there before
 */
record ArchivedTable(
    String name, String quoted, List<Column> columns, List<Column> key, Set<String> references) {

  /**
   * A column.
   *
   * @param name in lower case
   * @param quoted the name as this database writes it
   * @param identity whether the database gives it numbers
   */
  record Column(String name, String quoted, Kind kind, boolean identity) {}

  /** Reads every row, in the order of the primary key. */
  String select() {
    return "SELECT %s FROM \"%s\" ORDER BY %s".formatted(names(columns), quoted, names(key));
  }

  /** Whether there is a row. */
  String selectFirst() {
    return "SELECT 1 FROM \"%s\" FETCH FIRST 1 ROWS ONLY".formatted(quoted);
  }

  String delete() {
    return "DELETE FROM \"%s\"".formatted(quoted);
  }

  String insert(List<Column> given) {
    String marks = given.stream().map(column -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO \"%s\" (%s) VALUES (%s)".formatted(quoted, names(given), marks);
  }

  private static String names(List<Column> columns) {
    return columns.stream()
        .map(column -> '"' + column.quoted() + '"')
        .collect(Collectors.joining(", "));
  }
}
