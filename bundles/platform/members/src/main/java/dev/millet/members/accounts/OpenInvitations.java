package dev.millet.members.accounts;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Ends the invitations of somebody who may not invite any more. To be called while the roles are
 * held, as they are while an invitation is made and used.
 */
public final class OpenInvitations {

  private static final String REVOKE =
      """
      UPDATE members_invitations SET revoked_at = :now
       WHERE made_by = :id AND revoked_at IS NULL
      """;

  private static final String DISOWN =
      "UPDATE members_invitations SET made_by = NULL WHERE made_by = :id";

  private static final String FORGET_MAIL =
      """
      DELETE FROM members_invitation_mails
       WHERE invitation_id IN
         (SELECT invitation_id FROM members_invitation_uses WHERE member_id = :id)
      """;

  private OpenInvitations() {}

  /** Revokes all invitations of a member. */
  static void revoke(Handle handle, long member, Instant now) {
    handle.createUpdate(REVOKE).bind("id", member).bind("now", now).execute();
  }

  /**
   * Revokes all invitations of a member whose account goes, and forgets who made them, and to which
   * address the one was mailed by which the member came.
   */
  public static void disown(Handle handle, long member, Instant now) {
    revoke(handle, member, now);
    handle.createUpdate(DISOWN).bind("id", member).execute();
    handle.createUpdate(FORGET_MAIL).bind("id", member).execute();
  }
}
