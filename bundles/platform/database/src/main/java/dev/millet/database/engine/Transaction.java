package dev.millet.database.engine;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Work;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One read or write that is open on a thread, with a handle for each bundle that takes part. Used
 * by that thread only.
 */
final class Transaction {

  private final Connection connection;
  private final boolean writes;
  private final Map<Jdbi, Handle> handles = new IdentityHashMap<>(4);
  private final List<Runnable> afterCommit = new ArrayList<>(2);
  private final Set<Caches.Name> changed = new HashSet<>(2);
  private Throwable partFailure;

  Transaction(Connection connection, boolean writes) {
    this.connection = connection;
    this.writes = writes;
  }

  Connection connection() {
    return connection;
  }

  boolean writes() {
    return writes;
  }

  void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  List<Runnable> actionsAfterCommit() {
    return afterCommit;
  }

  <T> T run(Jdbi jdbi, Work<T> work) {
    try {
      return work.run(handles.computeIfAbsent(jdbi, Jdbi::open));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // also what was thrown sneakily: the writer must be free again
      throw new DatabaseException(Code.WORK, "the work failed: " + e, e);
    }
  }

  /** Runs a write inside this write: when it fails, the whole is undone, also if that is caught. */
  <T> T join(Jdbi jdbi, Work<T> work) {
    try {
      return run(jdbi, work);
    } catch (RuntimeException | Error e) {
      partFailure = e;
      throw e;
    }
  }

  /** Throws where a part of the work failed and the code around it caught that. */
  void refuseHalf() {
    if (partFailure != null) {
      throw new DatabaseException(
          Code.WORK,
          "a write inside this one failed, so that the whole is undone: " + partFailure,
          partFailure);
    }
  }

  /** Notes that this write changes what a cache is made of. */
  void change(Caches.Name cache) {
    changed.add(cache);
  }

  boolean hasChanged(Caches.Name cache) {
    return changed.contains(cache);
  }

  void closeHandles() {
    handles.values().forEach(Handle::close);
    handles.clear();
  }
}
