package dev.millet.members.sessions;

import java.time.Instant;

/**
 * Somebody signed in with a browser.
 *
 * @param csrf what the forms of this session carry
 * @param seenAt the last use, to the hour
 * @param endsAt when it ends at the latest, however much it is used
 */
record Session(
    long id, long memberId, String csrf, Instant seenAt, Instant expiresAt, Instant endsAt) {

  Session seen(Instant at, Instant expires) {
    return new Session(id, memberId, csrf, at, expires, endsAt);
  }

  String key() {
    return key(id);
  }

  /** Tells which session it is without being able to open it. */
  static String key(long id) {
    return "session-" + id;
  }
}
