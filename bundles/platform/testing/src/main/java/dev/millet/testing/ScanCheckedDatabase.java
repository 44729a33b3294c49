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

/**
 * Reports the statements that are run inside a write to a {@link ScanCheck}, and fails a write that
 * reads a whole table.
 */
final class ScanCheckedDatabase implements Database {

  private final Database database;
  private final ScanCheck check;

  ScanCheckedDatabase(Database database, ScanCheck check) {
    this.database = database;
    this.check = check;
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public <T> T read(Work<T> work) {
    return database.writing() ? database.read(check.listening(work)) : database.read(work);
  }

  @Override
  public <T> T write(Work<T> work) {
    T result = database.write(check.listening(work));
    if (!database.writing()) {
      check.requireNoScan();
    }
    return result;
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
