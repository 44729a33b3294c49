package dev.millet.tests.framework;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Role;
import java.util.Set;

/**
 * Somebody who calls the platform, and what a route's declaration says they may do.
 *
 * @param token null for a visitor
 * @param role the greatest role; null for a visitor
 * @param scopes of the token
 * @param proof how they showed lately who they are
 */
record Caller(String name, String token, Role role, Set<String> scopes, Proof proof) {

  static final Caller VISITOR = new Caller("a visitor", null, null, Set.of(), Proof.NONE);

  /** Whether the password was given. */
  enum Proof {
    /** Never: somebody else had the token made. */
    NONE,
    /** An hour ago. */
    OLD,
    /** Just now; or it is the operator, who needs none. */
    RECENT
  }

  /** Whether the declaration of a route lets them in. */
  boolean may(Permission permission) {
    if (token != null && !permission.isWithin(scopes)) {
      return false;
    }
    if (permission.recentProof() && proof != Proof.RECENT) {
      return false;
    }
    return permission.isPublic() || (token != null && has(permission.role()));
  }

  private boolean has(Role wanted) {
    return role == wanted
        || role == Role.ADMIN
        || wanted == Role.MEMBER
        || (wanted == Role.MODERATOR && role == Role.STAFF);
  }
}
