package dev.millet.members.http;

import dev.millet.members.sessions.OpenSession;
import java.time.Instant;

/**
 * A browser in which the caller is signed in.
 *
 * @param browser such as {@code Firefox}; left out where it is none that is known
 * @param system such as {@code Windows}; left out where it is none that is known
 * @param address from which it was opened; left out where it is not known
 * @param seenAt the last use, to the hour
 * @param expiresAt when it ends unless it is used again
 */
public record SessionAnswer(
    long id,
    String browser,
    String system,
    String address,
    Instant createdAt,
    Instant seenAt,
    Instant expiresAt) {

  static SessionAnswer of(OpenSession session) {
    return new SessionAnswer(
        session.id(),
        session.browser().device().browser(),
        session.browser().device().system(),
        session.browser().address(),
        session.createdAt(),
        session.seenAt(),
        session.expiresAt());
  }
}
