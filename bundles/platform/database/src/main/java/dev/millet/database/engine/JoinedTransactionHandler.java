package dev.millet.database.engine;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Lets code that uses Jdbi's own transactions take part in the one that is open: it joins, and only
 * the engine begins, commits and rolls back. Savepoints work.
 */
final class JoinedTransactionHandler implements TransactionHandler {

  private final Map<String, Savepoint> savepoints = new HashMap<>();

  @Override
  public TransactionHandler specialize(Handle handle) {
    return new JoinedTransactionHandler();
  }

  @Override
  public boolean isInTransaction(Handle handle) {
    return true;
  }

  @Override
  public void begin(Handle handle) {
    throw refused("begin");
  }

  @Override
  public void commit(Handle handle) {
    throw refused("commit");
  }

  @Override
  public void rollback(Handle handle) {
    throw refused("rollback");
  }

  @Override
  public void savepoint(Handle handle, String name) {
    try {
      savepoints.put(name, handle.getConnection().setSavepoint("work_" + name));
    } catch (SQLException e) {
      throw new TransactionException("savepoint " + name + " could not be set", e);
    }
  }

  @Override
  public void rollbackToSavepoint(Handle handle, String name) {
    try {
      handle.getConnection().rollback(known(name));
    } catch (SQLException e) {
      throw new TransactionException("savepoint " + name + " could not be rolled back to", e);
    }
  }

  @Override
  public void releaseSavepoint(Handle handle, String name) {
    try {
      handle.getConnection().releaseSavepoint(known(name));
      savepoints.remove(name);
    } catch (SQLException e) {
      throw new TransactionException("savepoint " + name + " could not be released", e);
    }
  }

  @Override
  public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback)
      throws X {
    return callback.withHandle(handle);
  }

  @Override
  public <R, X extends Exception> R inTransaction(
      Handle handle, TransactionIsolationLevel level, HandleCallback<R, X> callback) throws X {
    return callback.withHandle(handle);
  }

  private Savepoint known(String name) {
    Savepoint savepoint = savepoints.get(name);
    if (savepoint == null) {
      throw new TransactionException("there is no savepoint " + name);
    }
    return savepoint;
  }

  private static TransactionException refused(String what) {
    return new TransactionException(
        what + " is the platform's: return from the work to commit, throw to undo");
  }
}
