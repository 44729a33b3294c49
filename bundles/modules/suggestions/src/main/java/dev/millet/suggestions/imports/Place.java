package dev.millet.suggestions.imports;

import java.util.Map;

/**
 * The place of an object in the file.
 *
 * @param line from 1
 * @param columns the column of each field, where the file has columns
 */
record Place(long line, Map<String, Column> columns) {

  /**
   * A column of a file.
   *
   * @param number from 1
   * @param name as the file has it
   */
  record Column(int number, String name) {}

  static Place line(long number) {
    return new Place(number, Map.of());
  }

  RefusedFieldException refuse(String path, Reason reason) {
    Column column = columns.get(path);
    return column == null
        ? new RefusedFieldException(line, 0, path, reason)
        : new RefusedFieldException(line, column.number(), column.name(), reason);
  }
}
