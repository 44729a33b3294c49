package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import org.jdbi.v3.core.Handle;

/**
 * Makes those who take a handle wait for those who give one up, until the transaction ends: a
 * handle that is given up is free and kept in the same moment. Those who only take handles do not
 * wait for each other; the table's constraints decide among them. The embedded database lets one
 * writer at a time in anyway.
 */
final class HandleLock {

  private final Database database;

  HandleLock(Database database) {
    this.database = database;
  }

  /** For a transaction that makes accounts. */
  void taking(Handle handle) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      handle.execute("SELECT pg_advisory_xact_lock_shared(hashtext('members handles'))");
    }
  }

  /** For a transaction that gives a handle up, and may take another one. */
  void givingUp(Handle handle) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      handle.execute("SELECT pg_advisory_xact_lock(hashtext('members handles'))");
    }
  }
}
