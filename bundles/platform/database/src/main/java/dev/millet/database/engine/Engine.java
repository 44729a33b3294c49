package dev.millet.database.engine;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Work;
import dev.millet.platform.api.modules.HeldTurn;
import dev.millet.platform.api.modules.ParkedModuleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** One open database: pooled connections to read, and one way to write. Thread-safe. */
public final class Engine implements AutoCloseable {

  private final Dialect dialect;
  private final Pool reads;
  private final Writer writer;
  private final Transactions transactions = new Transactions();
  private final Standstill standstill = new Standstill();
  private final Caches caches = new Caches();

  /** Closes both when it is closed, the writer first. */
  public Engine(Dialect dialect, Pool reads, Writer writer) {
    this.dialect = dialect;
    this.reads = reads;
    this.writer = writer;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** A Jdbi for one bundle, whose handles use the connection that the thread has open. */
  public Jdbi jdbi() {
    return transactions.jdbi();
  }

  /** See {@link dev.millet.api.database.Database#read}; the handle is one of the given Jdbi. */
  public <T> T read(Jdbi jdbi, Work<T> work) {
    Transaction open = transactions.current();
    if (open != null) {
      return open.run(jdbi, work);
    }
    standstill.enter();
    try {
      return readAlone(jdbi, work);
    } finally {
      standstill.leave();
    }
  }

  private <T> T readAlone(Jdbi jdbi, Work<T> work) {
    writer.requireReadable();
    try (Connection connection = reads.connection()) {
      return transactions.within(new Transaction(connection, false), jdbi, work);
    } catch (SQLException e) {
      throw new DatabaseException(Code.UNAVAILABLE, "the connection was lost: " + e, e);
    } catch (RuntimeException e) {
      throw writer.named(e);
    }
  }

  /**
   * See {@link dev.millet.api.database.Database#write}. Inside a read, which has no transaction to
   * join, it is one of its own. Work that asks a parked module is undone, waits for it without the
   * turn to write, and is run again.
   */
  public <T> T write(Jdbi jdbi, Work<T> work) {
    Transaction open = transactions.current();
    if (open != null && open.writes()) {
      return open.join(jdbi, work);
    }
    while (true) {
      try {
        return writeOnce(jdbi, work, open);
      } catch (ParkedModuleException parked) {
        parked.await();
      }
    }
  }

  private <T> T writeOnce(Jdbi jdbi, Work<T> work, Transaction open) {
    List<Runnable> committed = new ArrayList<>(2);
    // a write inside a read is inside already: to let it wait would be to wait for it
    if (open == null) {
      standstill.enter();
    }
    T answer;
    try {
      answer = writeAlone(jdbi, work, committed);
    } finally {
      if (open == null) {
        standstill.leave();
      }
    }
    committed.forEach(Runnable::run);
    return answer;
  }

  private <T> T writeAlone(Jdbi jdbi, Work<T> work, List<Runnable> committed) {
    return writer.write(
        connection -> {
          committed.clear();
          Transaction transaction = new Transaction(connection, true);
          T result = HeldTurn.during(() -> transactions.within(transaction, jdbi, work));
          transaction.refuseHalf();
          committed.addAll(transaction.actionsAfterCommit());
          return result;
        });
  }

  /** See {@link dev.millet.api.database.Database#writing}. */
  public boolean writing() {
    Transaction open = transactions.current();
    return open != null && open.writes();
  }

  /** See {@link dev.millet.api.database.Database#afterCommit}. */
  public void afterCommit(Runnable action) {
    if (writing()) {
      transactions.current().afterCommit(action);
    } else {
      action.run();
    }
  }

  /** See {@link dev.millet.api.database.Database#cache}; to be given back when it is done with. */
  <K, V> KeyedCache<K, V> cache(Caches.Name name, int most) {
    KeyedCache<K, V> cache = new KeyedCache<>(this, name, most);
    caches.add(name, cache);
    return cache;
  }

  /** Takes back a cache, which forgets everything. */
  void giveBack(Caches.Name name, KeyedCache<?, ?> cache) {
    caches.remove(name, cache);
    cache.forgetAll();
  }

  /** Changes the caches of a name once the thread's transaction has committed. */
  void changed(Caches.Name name, Consumer<KeyedCache<?, ?>> change) {
    if (writing()) {
      transactions.current().change(name);
    }
    afterCommit(() -> caches.each(name, change));
  }

  /** Returns whether the thread's open write has changed what a cache is made of. */
  boolean hasChanged(Caches.Name name) {
    return writing() && transactions.current().hasChanged(name);
  }

  /** See {@link Writer#opening}. */
  int opening() {
    return writer.opening();
  }

  /** See {@link Writer#alone}; readers go on. */
  public <T> T alone(SchemaWork<T> work) {
    if (transactions.current() != null) {
      throw new IllegalStateException("the schema is changed outside of any transaction");
    }
    return writer.alone(work);
  }

  /**
   * Changes tables that are in use, on a connection in auto-commit, while no other process does.
   * The embedded database stands still for it: readers and writers come to their end first, the
   * group of writers is committed, and who comes meanwhile waits, however long it takes.
   * PostgreSQL's go on.
   *
   * @throws DatabaseException of code UNAVAILABLE where it could not begin: an export is being
   *     written, or a read does not end
   */
  public <T> T changeSchema(SchemaWork<T> work) {
    return dialect == Dialect.HSQLDB ? standstill.during(() -> alone(work)) : alone(work);
  }

  /** See {@link Writer#snapshot}. */
  public <T> T snapshot(SchemaWork<T> work) {
    return standstill.longRead(() -> writer.snapshot(work));
  }

  /** Empty when a connection answers, else what is wrong. */
  public Optional<String> health() {
    if (standstill.lasts()) {
      // it works: whoever asked it would wait as the others do, and take that for silence
      return Optional.empty();
    }
    Optional<String> writing = writer.health();
    return writing.isPresent() ? writing : reads.health();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      reads.close();
    }
  }
}
