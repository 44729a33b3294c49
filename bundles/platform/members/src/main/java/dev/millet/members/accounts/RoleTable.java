package dev.millet.members.accounts;

import dev.millet.api.members.Role;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of roles; {@link Role#MEMBER} goes without saying. */
final class RoleTable {

  private static final String COUNT = "SELECT COUNT(*) FROM members_roles WHERE role = :role";

  private static final String DELETE = "DELETE FROM members_roles WHERE member_id = :id";

  private static final String INSERT =
      "INSERT INTO members_roles (member_id, role) VALUES (:id, :role)";

  private RoleTable() {}

  static long count(Handle handle, Role role) {
    return handle.createQuery(COUNT).bind("role", word(role)).mapTo(long.class).one();
  }

  static void replace(Handle handle, long id, Set<Role> roles) {
    handle.createUpdate(DELETE).bind("id", id).execute();
    for (Role role : roles) {
      if (role != Role.MEMBER) {
        handle.createUpdate(INSERT).bind("id", id).bind("role", word(role)).execute();
      }
    }
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
