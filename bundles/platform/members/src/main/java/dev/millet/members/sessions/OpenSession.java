package dev.millet.members.sessions;

import java.time.Instant;

/**
 * A session, as its member sees it.
 *
 * @param browser where it was opened
 * @param seenAt the last use, to the hour
 * @param expiresAt when it ends unless it is used again
 * @param provenAt when the password was given last; null where that is not known
 */
public record OpenSession(
    long id,
    Browser browser,
    Instant createdAt,
    Instant seenAt,
    Instant expiresAt,
    Instant provenAt) {

  /**
   * Returns the {@link dev.millet.api.members.Identity#sessionId()} of a caller with this session.
   */
  public String key() {
    return Session.key(id);
  }
}
