package dev.millet.database.migration;

import dev.millet.api.database.Dialect;
import dev.millet.database.engine.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Drops the tables of a module and forgets its steps, so that its next version begins with empty
 * tables. Only tables that begin with the module's name are dropped, and none that a longer name of
 * another module claims: {@code com_acme_quiz_answers} is not {@code com.acme}'s. Thread-safe.
 */
public final class ModuleReset {

  private final Engine engine;
  private final StepLedger ledger = new StepLedger();

  public ModuleReset(Engine engine) {
    this.engine = engine;
  }

  /**
   * Resets a module that does not serve. The steps are forgotten last: what is cut off can be done
   * again.
   *
   * @return the tables that were dropped, in lower case; none where the database has had no step of
   *     the module
   */
  public List<String> reset(String module) {
    return engine.changeSchema(connection -> reset(connection, module));
  }

  private List<String> reset(Connection connection, String module) throws SQLException {
    Set<String> modules = ledger.modules(connection);
    if (!modules.contains(module)) {
      return List.of();
    }
    List<String> tables = tables(connection, module, modules);
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute("DROP TABLE \"%s\" CASCADE".formatted(quoted(table)));
      }
    }
    ledger.forget(connection, module);
    return tables;
  }

  private static List<String> tables(Connection connection, String module, Set<String> modules)
      throws SQLException {
    String prefix = ExpandStep.prefix(module);
    List<String> longer =
        modules.stream()
            .map(ExpandStep::prefix)
            .filter(other -> other.startsWith(prefix) && !other.equals(prefix))
            .toList();
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (row.next()) {
        String table = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (table.startsWith(prefix) && longer.stream().noneMatch(table::startsWith)) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private String quoted(String table) {
    return engine.dialect() == Dialect.HSQLDB ? table.toUpperCase(Locale.ROOT) : table;
  }
}
