package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.database.Work;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;

/** Hands everything on to another database; a subclass looks at what is read and written. */
public abstract class DatabaseDecorator implements Database {

  private final Database database;

  protected DatabaseDecorator(Database database) {
    this.database = database;
  }

  @Override
  public final Dialect dialect() {
    return database.dialect();
  }

  @Override
  public <T> T read(Work<T> work) {
    return database.read(work);
  }

  @Override
  public <T> T write(Work<T> work) {
    return database.write(work);
  }

  @Override
  public final <T extends Record> Table<T> table(String name, Class<T> row) {
    return database.table(name, row);
  }

  @Override
  public final <T> Keyset.Order<T> keyset(
      String name, RowMapper<T> mapper, Function<T, List<?>> position, Class<?>... types) {
    return database.keyset(name, mapper, position, types);
  }

  @Override
  public final <K, V> ReadCache<K, V> cache(String name, int most) {
    return database.cache(name, most);
  }

  @Override
  public final boolean writing() {
    return database.writing();
  }

  @Override
  public final void afterCommit(Runnable action) {
    database.afterCommit(action);
  }
}
