package dev.millet.database.migration;

/**
 * The move of rows from a table that was another bundle's. With a condition the rows that it names
 * are moved, and the table stays its owner's; without one all are, and the table is dropped.
 *
 * @param target the table that takes the rows, in lower case
 * @param source the table that they come from, in lower case
 * @param whole whether the table is moved as a whole
 * @param insert the statement that copies the rows
 * @param from its part behind FROM: the source, and the condition if there is one
 */
public record TakeoverStep(
    String target, String source, boolean whole, String insert, String from) {

  /**
   * Reads one statement of a module, whose tables begin with its name.
   *
   * @param sql {@code INSERT INTO own (…) SELECT … FROM other [WHERE …]}
   * @throws IllegalArgumentException whose message tells why it is not allowed
   */
  public static TakeoverStep of(String module, String sql) {
    TakeoverStep step = new TakeoverParser(sql).step();
    String prefix = ExpandStep.prefix(module);
    if (!step.target().startsWith(prefix)) {
      throw new IllegalArgumentException(
          "table " + step.target() + " is not the module's: its tables begin with " + prefix);
    }
    if (step.source().startsWith(prefix)) {
      throw new IllegalArgumentException(
          "table " + step.source() + " is the module's own: there is nothing to take over");
    }
    return step;
  }

  /** The statement that removes from the source what was copied. */
  String delete() {
    return "DELETE FROM %s".formatted(from);
  }

  /** The statement that finds one of the rows to be moved. */
  String first() {
    return "SELECT 1 FROM %s FETCH FIRST 1 ROWS ONLY".formatted(from);
  }
}
