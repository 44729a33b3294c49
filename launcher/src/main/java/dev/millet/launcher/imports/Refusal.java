package dev.millet.launcher.imports;

/**
 * A row that was not taken.
 *
 * @param line its number in the file, from 1
 * @param column the number of the column, from 1; 0 if absent
 * @param field the column's name, or the path of the field; empty where the whole row is meant
 * @param reason why, and what is allowed
 */
record Refusal(long line, int column, String field, String reason) {

  String inWords(String file) {
    return file
        + ":"
        + line
        + (column == 0 ? "" : ":" + column)
        + ": "
        + (field.isEmpty() ? "" : field + ": ")
        + reason;
  }
}
