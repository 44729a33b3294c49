package dev.millet.database.migration;

import java.util.Locale;

/**
 * A schema change under which the version before can go on writing: a new table, a nullable or
 * constant-default column, a non-unique index. Everything else is refused.
 *
 * @param kind what it adds
 * @param table the table that it makes or changes, in lower case
 * @param name the index or column, in lower case; the table where it makes one
 * @param afterIndex where in the statement the word INDEX ends; 0 if absent
 * @param concurrently whether the statement says so itself
 */
public record ExpandStep(
    Kind kind, String table, String name, int afterIndex, boolean concurrently) {

  /** The kinds of things that a step adds. */
  public enum Kind {
    TABLE,
    COLUMN,
    INDEX
  }

  /**
   * Reads one statement.
   *
   * @param sql one statement, with or without a closing semicolon
   * @throws IllegalArgumentException whose message tells why it is not allowed
   */
  public static ExpandStep of(String sql) {
    return new ExpandParser(sql).step();
  }

  /**
   * Reads one statement of a module, whose tables and indexes begin with its name.
   *
   * @param module the module's name, such as {@code voting} or {@code com.acme.quiz}
   * @throws IllegalArgumentException whose message tells why it is not allowed
   */
  public static ExpandStep of(String module, String sql) {
    ExpandStep step = of(sql);
    String prefix = prefix(module);
    if (!step.table().startsWith(prefix)) {
      throw new IllegalArgumentException(
          "table " + step.table() + " is not the module's: its tables begin with " + prefix);
    }
    if (step.kind() == Kind.INDEX && !step.name().startsWith(prefix)) {
      throw new IllegalArgumentException(
          "index " + step.name() + " is not the module's: its indexes begin with " + prefix);
    }
    return step;
  }

  /** Returns what the names of a module's tables begin with. */
  public static String prefix(String module) {
    return module.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_") + "_";
  }

  /** The statement that builds an index without holding up writers, on PostgreSQL. */
  String concurrentIndex(String sql) {
    return concurrently
        ? sql
        : sql.substring(0, afterIndex) + " CONCURRENTLY" + sql.substring(afterIndex);
  }
}
