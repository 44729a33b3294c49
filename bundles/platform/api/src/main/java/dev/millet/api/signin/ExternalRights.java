package dev.millet.api.signin;

import dev.millet.api.members.Role;
import java.util.Set;

/**
 * The roles and groups of a member that a provider decides about. Of those the member has exactly
 * the held ones after each sign-in; all others stay as they are. Whether somebody is administrator
 * is never a provider's to decide.
 *
 * @param decidedRoles those that the provider gives and takes
 * @param roles the ones of them that the member has
 * @param decidedGroups the slugs of groups that the provider puts members into
 * @param groups the ones of them that the member is in
 */
public record ExternalRights(
    Set<Role> decidedRoles, Set<Role> roles, Set<String> decidedGroups, Set<String> groups) {

  /** Leaves everything as it is. */
  public static final ExternalRights NONE =
      new ExternalRights(Set.of(), Set.of(), Set.of(), Set.of());

  public ExternalRights {
    decidedRoles = Set.copyOf(decidedRoles);
    roles = Set.copyOf(roles);
    decidedGroups = Set.copyOf(decidedGroups);
    groups = Set.copyOf(groups);
    if (decidedRoles.contains(Role.ADMIN) || decidedRoles.contains(Role.MEMBER)) {
      throw new IllegalArgumentException("a provider decides about staff and moderators only");
    }
    if (!decidedRoles.containsAll(roles) || !decidedGroups.containsAll(groups)) {
      throw new IllegalArgumentException("a provider gives only what it decides about");
    }
  }
}
