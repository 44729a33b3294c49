package dev.millet.members.email;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.database.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Notes the statements that run on a database. */
final class CountedDatabase implements Database {

  private final Database database;
  private final List<String> statements = new ArrayList<>();

  CountedDatabase(Database database) {
    this.database = database;
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
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public <T> T read(Work<T> work) {
    return database.read(counted(work));
  }

  @Override
  public <T> T write(Work<T> work) {
    return database.write(counted(work));
  }

  @Override
  public <T extends Record> Table<T> table(String name, Class<T> row) {
    return database.table(name, row);
  }

  @Override
  public <T> Keyset.Order<T> keyset(
      String name, RowMapper<T> mapper, Function<T, List<?>> position, Class<?>... types) {
    return database.keyset(name, mapper, position, types);
  }

  @Override
  public <K, V> ReadCache<K, V> cache(String name, int most) {
    return database.cache(name, most);
  }

  @Override
  public boolean writing() {
    return database.writing();
  }

  @Override
  public void afterCommit(Runnable action) {
    database.afterCommit(action);
  }
}
