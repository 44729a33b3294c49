package dev.millet.members.email;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;
import dev.millet.testing.DatabaseDecorator;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Notes the statements that run on a database. */
final class CountedDatabase extends DatabaseDecorator {

  private final List<String> statements = new ArrayList<>();

  CountedDatabase(Database database) {
    super(database);
  }

  /** The statements that ran while something was done. */
  List<String> during(Runnable action) {
    statements.clear();
    action.run();
    return List.copyOf(statements);
  }

  private <T> Work<T> counted(Work<T> work) {
    return handle -> {
      note(handle);
      return work.run(handle);
    };
  }

  private void note(Handle handle) {
    handle
        .getConfig(SqlStatements.class)
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logAfterExecution(StatementContext context) {
                statements.add(context.getRawSql());
              }
            });
  }

  @Override
  public <T> T read(Work<T> work) {
    return super.read(counted(work));
  }

  @Override
  public <T> T write(Work<T> work) {
    return super.write(counted(work));
  }
}
