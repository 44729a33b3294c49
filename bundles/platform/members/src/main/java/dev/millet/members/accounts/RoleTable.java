package dev.millet.members.accounts;

import dev.millet.api.members.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of roles; {@link Role#MEMBER} goes without saying. */
final class RoleTable {

  /** The role that everybody has. */
  static final Set<Role> USUAL = Set.of(Role.MEMBER);

  private static final String OF =
      "SELECT member_id, role FROM members_roles WHERE member_id IN (<ids>)";

  /** Two are as good as many for who asks whether somebody is the last. */
  private static final String SOME =
      """
      SELECT member_id FROM members_roles WHERE role = :role
       ORDER BY role, member_id FETCH FIRST 2 ROWS ONLY
      """;

  private static final String WITH_ROLE =
      """
      SELECT DISTINCT member_id FROM members_roles
       WHERE role = :role OR role = 'admin'
       ORDER BY member_id LIMIT :limit
      """;

  private static final String DELETE = "DELETE FROM members_roles WHERE member_id = :id";

  private static final String INSERT =
      "INSERT INTO members_roles (member_id, role) VALUES (:id, :role)";

  private RoleTable() {}

  /** Returns the roles of those who have more than the usual one. */
  static Map<Long, Set<Role>> of(Handle handle, List<Long> ids) {
    Map<Long, Set<Role>> roles = new HashMap<>();
    handle
        .createQuery(OF)
        .bindList("ids", ids)
        .map((row, context) -> Map.entry(row.getLong("member_id"), row.getString("role")))
        .forEach(
            row ->
                roles
                    .computeIfAbsent(row.getKey(), id -> EnumSet.of(Role.MEMBER))
                    .add(Role.valueOf(row.getValue().toUpperCase(Locale.ROOT))));
    roles.replaceAll((id, all) -> Collections.unmodifiableSet(all));
    return roles;
  }

  static int countUpToTwo(Handle handle, Role role) {
    return handle.createQuery(SOME).bind("role", word(role)).mapTo(Long.class).list().size();
  }

  static List<Long> withRole(Handle handle, Role role, int limit) {
    return handle
        .createQuery(WITH_ROLE)
        .bind("role", word(role))
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
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
