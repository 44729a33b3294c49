package dev.millet.members.journal;

import java.time.Instant;
import java.util.List;

/** The entries that the journal gets: ids, never names. The records only grow. */
public final class MembersEntries {

  public static final String JOINED = "members.joined";
  public static final String RENAMED = "members.renamed";
  public static final String IMPORTED = "members.imported";
  public static final String ROLES_CHANGED = "members.roles-changed";

  public static final String CLAIMED = "members.claimed";
  public static final String SUSPENDED = "members.suspended";
  public static final String RESUMED = "members.resumed";
  public static final String GROUP_JOINED = "members.group-joined";
  public static final String GROUP_LEFT = "members.group-left";

  public static final String INVITATION_MADE = "members.invitation-made";
  public static final String INVITATION_REVOKED = "members.invitation-revoked";
  public static final String INVITATION_ACCEPTED = "members.invitation-accepted";

  public static final String EMAIL_CONFIRMED = "members.email-confirmed";
  public static final String EMAIL_REMOVED = "members.email-removed";
  public static final String EMAIL_CHANGE_STOPPED = "members.email-change-stopped";
  public static final String EMAIL_CHANGE_APPROVED = "members.email-change-approved";
  public static final String MAIL_REQUESTED = "members.mail-requested";

  public static final String IDENTITY_LINKED = "members.identity-linked";
  public static final String IDENTITY_UNLINKED = "members.identity-unlinked";

  public static final String TWO_FACTOR_ON = "members.two-factor-on";
  public static final String TWO_FACTOR_OFF = "members.two-factor-off";
  public static final String TWO_FACTOR_RESET = "members.two-factor-reset";
  public static final String RECOVERY_CODE_USED = "members.recovery-code-used";

  private MembersEntries() {}

  /** An account was created. */
  public record Joined(long member, Instant at) {}

  /** A member has another handle or display name. */
  public record Renamed(long member, Instant at) {}

  /** Accounts were made for people of an imported source. */
  public record Imported(String source, List<Long> members, Instant at) {}

  /**
   * A member has other roles.
   *
   * @param by the administrator; null where the operator did it
   * @param roles all of them now, in small letters
   */
  public record RolesChanged(long member, Long by, List<String> roles, Instant at) {}

  /**
   * A member joined a group, or left it.
   *
   * @param group its slug
   * @param by who did it: the member, or somebody of the staff; null for the operator
   */
  public record GroupEntry(String group, long member, Long by, Instant at) {}

  /**
   * An invitation was made, revoked, or used by somebody.
   *
   * @param role that it gives, in small letters
   * @param member who did it; null where the operator did
   */
  public record InvitationEntry(long invitation, String role, Long member, Instant at) {}

  /** An imported account was claimed by its person. */
  public record Claimed(long member, Instant at) {}

  /**
   * A member was suspended, or let in again.
   *
   * @param by the administrator; null where the operator did it
   * @param hide whether what the member wrote is to be hidden meanwhile
   */
  public record SuspensionEntry(long member, Long by, Instant at, boolean hide) {}

  /** A member confirmed an address, removed it, or stopped that somebody changes it. */
  public record EmailEntry(long member, Instant at) {}

  /**
   * Somebody confirmed a change of address for the address before, which did not answer.
   *
   * @param by the administrator; null where the operator did it
   */
  public record EmailApprovalEntry(long member, Long by, Instant at) {}

  /** An account elsewhere was linked to a member, or unlinked. */
  public record IdentityEntry(long member, Instant at) {}

  /**
   * Two-factor authentication of a member was turned on or off, or a recovery code was used.
   *
   * @param by who did it: the member, or an administrator; null where the operator did
   */
  public record TwoFactorEntry(long member, Long by, Instant at) {}

  /** Somebody asked for a code or a link by mail. */
  public record MailRequested(long request) {}
}
