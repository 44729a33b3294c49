package dev.millet.api.members;

import java.time.Instant;

/**
 * The payload of the journal entry that tells that a member deleted the account. Every module that
 * keeps something about members subscribes to it, from the oldest entry: it removes what is the
 * member's alone and takes the name off what others rely on. A module that is away at the time does
 * so when it comes back. To handle it twice must do no harm.
 *
 * @param member the id, which is never given again
 */
public record MemberDeleted(long member, Instant at) {

  /** The type of the entry. */
  public static final String TYPE = "members.deleted";
}
