package dev.millet.points.draws;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Role;

/** The permissions around draws. */
final class DrawRight {

  /** The permission to enter draws and to withdraw. */
  static final Permission ENTER = Permission.toWrite("points.enter-draws", Role.MEMBER);

  /** The permission to see one's own entries. */
  static final Permission SEE_OWN = Permission.toRead("points.own-draws", Role.MEMBER);

  /** The permission to announce draws, and to run them. */
  static final Permission RUN = Permission.toWrite("points.run-draws", Role.STAFF);

  private DrawRight() {}
}
