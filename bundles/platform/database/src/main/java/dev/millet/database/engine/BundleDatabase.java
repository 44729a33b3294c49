package dev.millet.database.engine;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Work;
import org.jdbi.v3.core.Jdbi;

/** The shared database with a Jdbi of one bundle's own, whose caches go when the bundle goes. */
public final class BundleDatabase implements Database {

  private final Engine engine;
  private final Jdbi jdbi;

  public BundleDatabase(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
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
  public boolean writing() {
    return engine.writing();
  }

  @Override
  public void afterCommit(Runnable action) {
    engine.afterCommit(action);
  }
}
