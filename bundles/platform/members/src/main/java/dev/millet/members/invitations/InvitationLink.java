package dev.millet.members.invitations;

/**
 * An invitation that somebody asked for.
 *
 * @param secret what the link carries; this is the only time that it is known. Null where it was
 *     mailed, so that whoever has it reads that address
 * @param known whether it was there before: nothing is sent a second time
 */
public record InvitationLink(Invitation invitation, String secret, boolean known) {

  @Override
  public String toString() {
    return "InvitationLink[" + invitation + "]";
  }
}
