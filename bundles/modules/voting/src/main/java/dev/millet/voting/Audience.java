package dev.millet.voting;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;

/** The people who may see a subject's voters by name. */
enum Audience {
  EVERYBODY(Permission.PUBLIC),
  MEMBERS(Permission.toRead("voting.see-voters", Role.MEMBER)),
  STAFF(Permission.toRead("voting.see-voters", Role.STAFF));

  private final Permission permission;

  Audience(Permission permission) {
    this.permission = permission;
  }

  /**
   * Returns the audience of a setting.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  static Audience of(String word) {
    for (Audience audience : values()) {
      if (audience.name().equalsIgnoreCase(word)) {
        return audience;
      }
    }
    throw new IllegalArgumentException(
        "voting.voters is everybody, members or staff, not '" + word + "'");
  }

  Permission permission() {
    return permission;
  }

  boolean includes(Identity caller) {
    boolean known =
        caller.member() != null || caller.authenticationMethod() == AuthenticationMethod.OPERATOR;
    return permission.isPublic() || (known && caller.is(permission.role()));
  }
}
