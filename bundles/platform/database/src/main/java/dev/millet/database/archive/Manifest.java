package dev.millet.database.archive;

import java.time.Instant;
import java.util.List;

/**
 * The table of contents of an archive; its {@code manifest.json}.
 *
 * @param format grows when an older platform could no longer read what is written
 * @param platform the version that wrote it
 * @param database the kind of database that it was taken from
 */
record Manifest(
    int format,
    String platform,
    String database,
    Instant createdAt,
    List<Module> modules,
    List<Content> tables) {

  static final int FORMAT = 1;
  static final String FILE = "manifest.json";

  /** A module and the steps that its tables have had. */
  record Module(String name, List<Step> steps) {}

  /** A step. */
  record Step(int number, String name) {}

  /**
   * The rows of a table, each a JSON list of values in the order of the columns, one a line.
   *
   * @param sha256 of the file's content, in hexadecimal
   */
  record Content(String name, List<Column> columns, long rows, String sha256) {

    static String file(String table) {
      return "tables/" + table + ".ndjson";
    }
  }

  /**
   * A column.
   *
   * @param type the word of a {@link Kind}
   * @param next the number that the database would give next; null where it gives none
   */
  record Column(String name, String type, Long next) {}

  Manifest {
    modules = List.copyOf(modules);
    tables = List.copyOf(tables);
  }
}
