package dev.millet.members.deletion;

import java.time.Instant;

/**
 * The payload of the journal entry that tells that a member deleted the account.
 *
 * @param member the id, which is never given again
 */
public record MemberDeleted(long member, Instant at) {

  /** The type of the entry. */
  public static final String TYPE = "members.deleted";
}
