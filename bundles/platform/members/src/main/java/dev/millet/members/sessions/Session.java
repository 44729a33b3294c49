package dev.millet.members.sessions;

import java.time.Instant;

/**
 * A session: somebody signed in with a browser.
 *
 * @param csrf what the forms of this session carry
 * @param seenAt the last use, to the hour
 * @param endsAt when it ends at the latest, however much it is used
 * @param provenAt when the password was given last; null where that is not known
 */
record Session(
    long id,
    long memberId,
    String csrf,
    Instant seenAt,
    Instant expiresAt,
    Instant endsAt,
    Instant provenAt) {

  Session seen(Instant at, Instant expires) {
    return new Session(id, memberId, csrf, at, expires, endsAt, provenAt);
  }

  String key() {
    return key(id);
  }

  /** Tells which session it is without being able to open it. */
  static String key(long id) {
    return "session-" + id;
  }
}
