package dev.millet.database.migration;

/**
 * A schema change that takes away what only older versions needed: a table, an index, a column, a
 * constraint, or the freedom to leave a column empty. What else depends on it is never taken along.
 *
 * @param kind what it takes away
 * @param table the table that it changes or drops, in lower case; empty for an index
 * @param name the table, index, column or constraint, in lower case
 */
public record ContractStep(Kind kind, String table, String name) {

  /** The kinds of things that a step takes away. */
  public enum Kind {
    TABLE,
    INDEX,
    COLUMN,
    CONSTRAINT,
    NOT_NULL
  }

  /**
   * Reads one statement of a module, whose tables and indexes begin with its name.
   *
   * @param sql one statement, with or without a closing semicolon
   * @throws IllegalArgumentException whose message tells why it is not allowed
   */
  public static ContractStep of(String module, String sql) {
    ContractStep step = new ContractParser(sql).step();
    String prefix = ExpandStep.prefix(module);
    String owned = step.kind() == Kind.INDEX ? step.name() : step.table();
    if (!owned.startsWith(prefix)) {
      throw new IllegalArgumentException(
          owned + " is not the module's: its tables and indexes begin with " + prefix);
    }
    return step;
  }
}
