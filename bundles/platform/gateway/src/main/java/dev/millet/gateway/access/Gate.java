package dev.millet.gateway.access;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Identity;

/** Checks a caller against the permission of a route. */
public final class Gate {

  private Gate() {}

  /**
   * Lets a caller in, or ends the request.
   *
   * @throws Refusal 401 where somebody must sign in first, 403 where that would not help
   */
  public static void check(Permission permission, Identity identity) {
    if (identity.means() == Identity.Means.TOKEN
        && !identity.scopes().contains(permission.scope())) {
      throw Refusal.scopeMissing(permission.scope());
    }
    if (permission.isPublic()) {
      return;
    }
    if (identity.means() == Identity.Means.NONE) {
      throw Refusal.notSignedIn();
    }
    if (!identity.is(permission.role())) {
      throw Refusal.roleMissing(permission.name());
    }
  }
}
