package dev.millet.members.invitations;

/**
 * The message by which an invitation was sent.
 *
 * @param address as it was typed
 * @param addressKey the form by which it is found
 * @param messageId of the queue of mail
 */
public record InvitationMail(long invitationId, String address, String addressKey, long messageId) {

  /** Never shows the address. */
  @Override
  public String toString() {
    return "InvitationMail[" + invitationId + "]";
  }
}
