package dev.millet.database.statement;

import dev.millet.database.migration.ExpandStep;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Refuses statements of a module that read or write another module's tables, select every column,
 * or insert by position. The build refuses them already where it sees them; a module that was not
 * built with its checks, or that puts a statement together, is met here. Thread-safe.
 */
public final class ModuleStatements implements SqlLogger {

  /** More statements than a module has; those that are put together anew each time stay out. */
  private static final int MAX_KNOWN = 2_000;

  private final String module;
  private final String prefix;
  private final boolean platform;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * Checks the statements of one module.
   *
   * @param module its name
   * @param platform whether it may read the database's own tables
   */
  public ModuleStatements(String module, boolean platform) {
    this.module = module;
    this.prefix = ExpandStep.prefix(module);
    this.platform = platform;
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    require(context.getRenderedSql());
  }

  /**
   * Checks a statement.
   *
   * @throws IllegalArgumentException naming the module, what is wrong and what to do
   */
  void require(String sql) {
    if (sql == null || known.contains(sql)) {
      return;
    }
    SqlText text = SqlText.of(sql);
    for (String table : text.tables()) {
      if (!isOwn(table)) {
        throw refused(
            "touches the table " + table + ", but a module's tables begin with " + prefix);
      }
    }
    if (text.selectsStar()) {
      throw refused("selects *; name the columns");
    }
    if (text.insertsByPosition()) {
      throw refused("inserts by position; name the columns");
    }
    if (known.size() < MAX_KNOWN) {
      known.add(sql);
    }
  }

  private boolean isOwn(String table) {
    return table.startsWith(prefix)
        || platform && (table.startsWith("information_schema.") || table.startsWith("pg_"));
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("A statement of the module " + module + " " + why + ".");
  }
}
