package dev.millet.imports.file;

import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import java.util.Map;

/**
 * The place of an object in the file.
 *
 * @param line from 1
 * @param columns the column of each field, where the file has columns
 * @param times reads the times that stand there
 * @param scattered whether the file may tell of the same thing again, in another place
 */
record Place(long line, Map<String, Column> columns, Times times, boolean scattered) {

  static Place line(long number, Times times) {
    return new Place(number, Map.of(), times, false);
  }

  RefusedRowException refuse(String path, Reason reason) {
    Column column = columns.get(path);
    return column == null
        ? new RefusedRowException(line, 0, path, reason)
        : new RefusedRowException(line, column.number(), column.name(), reason);
  }
}
