package dev.millet.database;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.database.Work;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import dev.millet.database.migration.BundleSteps;
import dev.millet.database.migration.ExpandStep;
import dev.millet.database.statement.ModuleStatements;
import dev.millet.platform.api.database.MigrationStep;
import dev.millet.platform.api.modules.Generation;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Hands each bundle its own view of the database, once the bundle's steps have been applied. */
@Component(service = Database.class, scope = ServiceScope.BUNDLE)
public final class DatabaseService implements Database {

  private final BundleDatabase database;

  @Activate
  public DatabaseService(ComponentContext context, @Reference OpenDatabase open) {
    Bundle user = context.getUsingBundle();
    List<MigrationStep> pending =
        open.migrations().pending(BundleSteps.of(user, open.engine().dialect()));
    if (!pending.isEmpty()) {
      throw new DatabaseException(
          Code.NOT_MIGRATED,
          "%s %s needs %s, which has not been applied; steps are applied at start and by an upgrade"
              .formatted(user.getSymbolicName(), user.getVersion(), pending.get(0).file()),
          null);
    }
    this.database = database(open.engine(), user);
  }

  private static BundleDatabase database(Engine engine, Bundle user) {
    String name = user.getSymbolicName() + " " + user.getVersion();
    String tables = ExpandStep.prefix(BundleSteps.module(user));
    String module = user.getHeaders("").get(Generation.MODULE_HEADER);
    if (module == null) {
      return new BundleDatabase(engine, name, tables);
    }
    boolean platform = Boolean.parseBoolean(user.getHeaders("").get("Millet-Platform"));
    return new BundleDatabase(engine, name, tables, new ModuleStatements(module, platform));
  }

  @Deactivate
  void close() {
    database.close();
  }

  @Override
  public Dialect dialect() {
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
