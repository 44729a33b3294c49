package dev.millet.members.permissions;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Role;

/** The permissions of the routes of members; the API and the pages ask for the same. */
public final class MembersPermissions {

  public static final Permission READ_SELF = Permission.toRead("members.self", Role.MEMBER);

  public static final Permission EDIT_SELF = Permission.toWrite("members.edit-self", Role.MEMBER);

  /** To set a password where one has none: it is another way into the account. */
  public static final Permission SET_FIRST_PASSWORD =
      Permission.toWrite("members.set-first-password", Role.MEMBER).provenRecently();

  public static final Permission READ_TOKENS = Permission.toRead("members.tokens", Role.MEMBER);

  public static final Permission MAKE_TOKEN =
      Permission.toWrite("members.make-token", Role.MEMBER).provenRecently();

  public static final Permission REVOKE_TOKEN =
      Permission.toWrite("members.revoke-token", Role.MEMBER);

  public static final Permission READ_GROUPS = Permission.toRead("members.groups", Role.MEMBER);

  public static final Permission JOIN_GROUP = Permission.toWrite("members.join-group", Role.MEMBER);

  public static final Permission READ_GROUP_MEMBERS =
      Permission.toRead("members.group-members", Role.STAFF);

  public static final Permission CHOOSE_GROUP_MEMBERS =
      Permission.toWrite("members.choose-group-members", Role.STAFF).provenRecently();

  public static final Permission EDIT_GROUPS =
      Permission.toAdminister("members.edit-groups").provenRecently();

  public static final Permission READ_DIRECTORY =
      Permission.toRead("members.directory", Role.STAFF);

  private static final Permission FIND_MEMBERS = Permission.toRead("members.find", Role.MEMBER);

  public static final Permission MAKE_RESET_LINK =
      Permission.toAdminister("members.reset-link").provenRecently();

  public static final Permission CHANGE_ROLES =
      Permission.toAdminister("members.roles").provenRecently();

  /** To see, make and revoke invitations: a link gives a role. */
  public static final Permission INVITE =
      Permission.toAdminister("members.invite").provenRecently();

  public static final Permission ACCEPT_INVITATION =
      Permission.toWrite("members.accept-invitation", Role.MEMBER);

  public static final Permission SUSPEND =
      Permission.toAdminister("members.suspend").provenRecently();

  public static final Permission DELETE_MEMBER =
      Permission.toAdminister("members.delete").provenRecently();

  public static final Permission READ_SETUP_LINK = Permission.toAdminister("members.setup");

  /** To see the secret of an authenticator while it is set up. */
  public static final Permission READ_TWO_FACTOR_SECRET =
      Permission.toRead("members.two-factor-secret", Role.MEMBER).provenRecently();

  public static final Permission CHANGE_TWO_FACTOR =
      Permission.toWrite("members.two-factor", Role.MEMBER).provenRecently();

  public static final Permission RESET_TWO_FACTOR =
      Permission.toAdminister("members.reset-two-factor").provenRecently();

  /** To confirm a change of email for an address that did not answer. */
  public static final Permission APPROVE_EMAIL =
      Permission.toAdminister("members.approve-email").provenRecently();

  private MembersPermissions() {}

  /**
   * Returns who lists and searches the members.
   *
   * @param readers the setting {@code members.directory}
   */
  public static Permission directory(String readers) {
    return switch (readers) {
      case "everybody" -> Permission.PUBLIC;
      case "members" -> FIND_MEMBERS;
      default -> READ_DIRECTORY;
    };
  }
}
