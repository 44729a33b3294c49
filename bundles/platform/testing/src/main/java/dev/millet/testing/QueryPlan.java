package dev.millet.testing;

import dev.millet.api.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** How the embedded database would read what a query asks for. */
public final class QueryPlan {

  private QueryPlan() {}

  /**
   * The plan of the first statement that a query makes.
   *
   * @param query is run once
   * @param literals puts values in the places of its parameters, which HSQLDB wants for a plan;
   *     what it leaves is taken to be a number
   */
  public static String of(Database database, Runnable query, UnaryOperator<String> literals) {
    return database.read(
        handle -> {
          List<String> statements = new ArrayList<>();
          handle.setSqlLogger(
              new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                  statements.add(context.getParsedSql().getSql());
                }
              });
          query.run();
          String literal = literals.apply(statements.get(0)).replace("?", "7");
          return String.join(
              "\n", handle.createQuery("EXPLAIN PLAN FOR " + literal).mapTo(String.class).list());
        });
  }
}
