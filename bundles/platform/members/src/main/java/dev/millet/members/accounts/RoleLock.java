package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import org.jdbi.v3.core.Handle;

/**
 * Makes those who decide by how many have a role take turns, until the transaction ends: two
 * administrators who demote each other at once must not both succeed. The embedded database lets
 * one writer at a time in anyway.
 */
public final class RoleLock {

  private final Database database;

  public RoleLock(Database database) {
    this.database = database;
  }

  /** Waits for the turn. */
  public void hold(Handle handle) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      handle.execute("LOCK TABLE members_roles IN SHARE ROW EXCLUSIVE MODE");
    }
  }
}
