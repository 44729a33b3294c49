package dev.millet.members.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.sessions.Browser;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.signin.KnownDevice;
import dev.millet.platform.api.members.Authentication;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Begins and ends the session of a browser. */
final class BrowserSession {

  private final Sessions sessions;
  private final Accounts accounts;

  BrowserSession(Sessions sessions, Accounts accounts) {
    this.sessions = sessions;
    this.accounts = accounts;
  }

  /**
   * Returns a reply that signs in. The browser's session before that ends: it may be somebody
   * else's.
   */
  Reply begin(Request request, Account checked, Reply reply) {
    String secret = sessions.open(checked, Browser.of(request));
    return begun(request, checked, secret, reply);
  }

  /**
   * Signs in somebody who came by a link: the password is asked for again before anything grave.
   */
  Reply beginUnproven(Request request, Account checked, Reply reply) {
    String secret = sessions.openUnproven(checked, Browser.of(request));
    return begun(request, checked, secret, reply);
  }

  /**
   * Signs in somebody for whom a provider vouches.
   *
   * @param provenAt when the provider had them prove who they are; null where it does not say
   */
  Reply beginProvenAt(Request request, Account checked, Instant provenAt, Reply reply) {
    String secret = sessions.open(checked, Browser.of(request), provenAt);
    return begun(request, checked, secret, reply);
  }

  private Reply begun(Request request, Account account, String secret, Reply reply) {
    request.cookie(Authentication.COOKIE).ifPresent(sessions::close);
    Reply in = reply.withCookie(Authentication.COOKIE, secret, Sessions.MAX_AGE);
    return remember(account.member().id(), in);
  }

  /** Returns a reply by which the browser is known as its owner's. */
  Reply remember(long memberId, Reply reply) {
    Optional<Account> account = accounts.byId(memberId).filter(known -> known.password() != null);
    return account.isEmpty()
        ? reply
        : reply.withCookie(KnownDevice.COOKIE, KnownDevice.issue(account.get()), Sessions.MAX_AGE);
  }

  /** Returns a reply that signs out. */
  Reply end(Request request, Reply reply) {
    request.cookie(Authentication.COOKIE).ifPresent(sessions::close);
    return reply.withCookie(Authentication.COOKIE, "", Duration.ZERO);
  }

  /** Returns a reply after which the browser knows nothing of a member any more. */
  Reply forget(Reply reply) {
    return reply
        .withCookie(Authentication.COOKIE, "", Duration.ZERO)
        .withCookie(KnownDevice.COOKIE, "", Duration.ZERO);
  }
}
