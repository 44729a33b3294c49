package dev.millet.launcher.imports;

/**
 * A row that was not taken.
 *
 * @param line its number in the file, from 1
 * @param field the path of the field; empty where the whole row is meant
 * @param reason why, and what is allowed
 */
record Refusal(long line, String field, String reason) {

  String inWords(String file) {
    return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + reason;
  }
}
