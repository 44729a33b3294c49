package dev.millet.members.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Authentication;
import dev.millet.members.sessions.Sessions;
import java.time.Duration;

/** Begins and ends the session of a browser. */
final class BrowserSession {

  private final Sessions sessions;

  BrowserSession(Sessions sessions) {
    this.sessions = sessions;
  }

  /** A reply that signs in. The browser's session before that ends: it may be somebody else's. */
  Reply begin(Request request, long memberId, Reply reply) {
    request.cookie(Authentication.COOKIE).ifPresent(sessions::close);
    return reply.withCookie(Authentication.COOKIE, sessions.open(memberId), Sessions.LONGEST);
  }

  /** A reply that signs out. */
  Reply end(Request request, Reply reply) {
    request.cookie(Authentication.COOKIE).ifPresent(sessions::close);
    return reply.withCookie(Authentication.COOKIE, "", Duration.ZERO);
  }
}
