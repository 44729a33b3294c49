package dev.millet.database.engine;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.database.Work;
import dev.millet.database.rows.KeysetOrder;
import dev.millet.database.rows.MappedRows;
import dev.millet.database.rows.RecordTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shared database with a Jdbi of one bundle's own, whose caches go when the bundle goes. */
public final class BundleDatabase implements Database {

  private static final Logger LOG = LoggerFactory.getLogger(BundleDatabase.class);

  private final Engine engine;
  private final Jdbi jdbi;
  private final String user;
  private final String tables;
  private final Map<Caches.Name, KeyedCache<?, ?>> caches = new ConcurrentHashMap<>();

  /** Makes one whose tables may have any names. */
  public BundleDatabase(Engine engine) {
    this(engine, "millet", "");
  }

  /**
   * Makes one for a bundle.
   *
   * @param user what the bundle is called where something of its own fails
   * @param tables what the names of its tables begin with
   */
  public BundleDatabase(Engine engine, String user, String tables) {
    this.user = user;
    this.tables = tables;
    this.engine = engine;
    this.jdbi = engine.jdbi();
  }

  /** The same for a module, whose statements are checked. */
  public BundleDatabase(Engine engine, String user, String tables, SqlLogger statements) {
    this(engine, user, tables);
    jdbi.setSqlLogger(statements);
  }

  @Override
  public Dialect dialect() {
    return engine.dialect();
  }

  @Override
  public <T> T read(Work<T> work) {
    return engine.read(jdbi, work);
  }

  @Override
  public <T> T write(Work<T> work) {
    return engine.write(jdbi, work);
  }

  @Override
  public <T extends Record> Table<T> table(String name, Class<T> row) {
    if (!name.startsWith(tables)) {
      throw new IllegalArgumentException(
          "%s asks for the table %s, but its tables begin with %s; what another module knows is asked through its api"
              .formatted(user, name, tables));
    }
    return RecordTable.of(engine.dialect(), name, row);
  }

  @Override
  public <T> Keyset.Order<T> keyset(
      String name, RowMapper<T> mapper, Function<T, List<?>> position, Class<?>... types) {
    return KeysetOrder.of(new MappedRows<>(engine.dialect(), name, mapper, position, types));
  }

  @Override
  @SuppressWarnings("unchecked") // a name stands for one kind of keys and values
  public <K, V> ReadCache<K, V> cache(String name, int most) {
    return (ReadCache<K, V>)
        caches.computeIfAbsent(
            new Caches.Name(tables, name), full -> engine.<K, V>cache(full, most));
  }

  /** Ends its caches; they are not to be used any more. */
  public void close() {
    caches.forEach(engine::giveBack);
    caches.clear();
  }

  @Override
  public boolean writing() {
    return engine.writing();
  }

  @Override
  public void afterCommit(Runnable action) {
    engine.afterCommit(() -> run(action));
  }

  /** It is committed: whatever the action throws, the others run and the caller is told so. */
  private void run(Runnable action) {
    try {
      action.run();
    } catch (Exception | Error e) {
      LOG.error("{}: an action after a commit failed; the commit stands", user, e);
    }
  }
}
