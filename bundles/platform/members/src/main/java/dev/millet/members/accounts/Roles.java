package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.members.Role;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The roles of members. Each method joins the transaction of its caller where there is one. */
public final class Roles {

  private final Database database;
  private final RoleLock lock;

  Roles(Database database) {
    this.database = database;
    this.lock = new RoleLock(database);
  }

  /** Sets the roles beside {@link Role#MEMBER}. */
  public void change(long id, Set<Role> roles) {
    database.write(
        handle -> {
          RoleTable.replace(handle, id, roles);
          return null;
        });
  }

  /**
   * Makes those who decide by how many have a role take turns, until the transaction ends; to be
   * called before making the only administrator.
   */
  public void hold(Handle handle) {
    lock.hold(handle);
  }

  /** Returns whether nobody has a role. */
  public boolean isVacant(Role role) {
    return database.read(handle -> RoleTable.countUpToTwo(handle, role) == 0);
  }

  /** Returns whether exactly one member has a role; reads no more than two. */
  public boolean isHeldByOne(Role role) {
    return database.read(handle -> RoleTable.countUpToTwo(handle, role) == 1);
  }

  /** Returns the ids of members who have a role, or one that includes it. */
  public List<Long> holders(Role role, int limit) {
    return database.read(handle -> RoleTable.withRole(handle, role, limit));
  }
}
