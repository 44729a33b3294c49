package dev.millet.members.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.credentials.PendingSignIns;
import dev.millet.members.sessions.Browser;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.signin.KnownDevice;
import dev.millet.members.signin.TwoFactorCheck;
import dev.millet.platform.api.members.Authentication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Begins and ends the session of a browser. Every sign-in comes through here, by whatever means: so
 * whoever uses two-factor authentication is asked for the second step after each of them.
 */
final class BrowserSession {

  /** The page of the second step. */
  static final String SECOND_STEP = "/members/sign-in/two-factor";

  /** The cookie of a sign-in that waits for its second step. */
  private static final String WAITING = "millet_second_step";

  private final Sessions sessions;
  private final Accounts accounts;
  private final PendingSignIns pending;
  private final TwoFactorCheck twoFactor;

  BrowserSession(
      Sessions sessions, Accounts accounts, PendingSignIns pending, TwoFactorCheck twoFactor) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.pending = pending;
    this.twoFactor = twoFactor;
  }

  /** Returns what asks for the code of the second step. */
  TwoFactorCheck twoFactor() {
    return twoFactor;
  }

  /**
   * Returns a reply that signs in somebody who gave the password, or asks for the second step. The
   * browser's session before that ends: it may be somebody else's.
   *
   * @param reply leads to where to go afterwards
   */
  Reply begin(Request request, Account checked, Reply reply) {
    return beginProvenAt(request, checked, sessions.now(), reply);
  }

  /**
   * Returns the same for somebody who came by a link or the like: the password is asked for again
   * before anything grave.
   */
  Reply beginUnproven(Request request, Account checked, Reply reply) {
    return beginProvenAt(request, checked, null, reply);
  }

  /**
   * Returns the same for somebody who proved who they are at another moment.
   *
   * @param provenAt when that was; null where it is not known
   */
  Reply beginProvenAt(Request request, Account checked, Instant provenAt, Reply reply) {
    if (!twoFactor.isOn(checked)) {
      return open(request, checked, provenAt, reply);
    }
    String query = "?to=" + URLEncoder.encode(target(reply), StandardCharsets.UTF_8);
    return Reply.seeOther(SECOND_STEP + query)
        .withCookie(WAITING, pending.begin(checked, provenAt), PendingSignIns.LIFE);
  }

  private static String target(Reply reply) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals("Location"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Destination.HOME);
  }

  /** Returns whose sign-in waits for the second step in this browser; may be suspended by now. */
  Optional<Account> waiting(Request request) {
    return first(request).flatMap(found -> accounts.byId(found.memberId()).filter(found::isOf));
  }

  private Optional<PendingSignIns.Pending> first(Request request) {
    return request.cookie(WAITING).flatMap(pending::find);
  }

  /** Returns a reply that signs in somebody whose second step was right. */
  Reply finish(Request request, Account checked, Reply reply) {
    Optional<PendingSignIns.Pending> first = first(request);
    Instant provenAt = first.map(PendingSignIns.Pending::provenAt).orElse(null);
    Reply in = open(request, checked, provenAt, reply);
    first.ifPresent(pending::end);
    return in.withCookie(WAITING, "", Duration.ZERO);
  }

  private Reply open(Request request, Account checked, Instant provenAt, Reply reply) {
    String secret = sessions.open(checked, Browser.of(request), provenAt);
    request.cookie(Authentication.COOKIE).ifPresent(sessions::close);
    Reply in = reply.withCookie(Authentication.COOKIE, secret, Sessions.MAX_AGE);
    return remember(checked.member().id(), in);
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
