package dev.millet.members.tokens;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.secrets.LastUses;
import dev.millet.members.secrets.Secret;
import dev.millet.members.twofactor.TwoFactorRequirement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes, finds and revokes personal tokens; those that were used lately are in memory. Thread-safe.
 *
 * @see TokenRows the table
 */
@Component(service = Tokens.class)
public final class Tokens {

  /** The beginning by which people and scanners of leaked secrets recognize a token. */
  public static final String PREFIX = "mlt_";

  private static final int KEPT = 20_000;
  private static final Duration USED_AGAIN = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final TwoFactorRequirement twoFactor;
  private final TokenScopes scopes;
  private final AccountLock lock;
  private final ReadCache<String, PersonalToken> recent;
  private final LastUses<TokenRows.Use> uses;

  /**
   * A token that was just made.
   *
   * @param text what the program presents; this is the only time that it is known
   */
  public record Made(String text, PersonalToken token) {

    @Override
    public String toString() {
      return "Made[" + token.id() + "]";
    }
  }

  @Activate
  public Tokens(
      @Reference Database database,
      @Reference TwoFactorRequirement twoFactor,
      @Reference TokenScopes scopes) {
    this(database, twoFactor, scopes, Clock.systemUTC());
  }

  public Tokens(
      Database database, TwoFactorRequirement twoFactor, TokenScopes scopes, Clock clock) {
    this.database = database;
    this.twoFactor = twoFactor;
    this.scopes = scopes;
    this.clock = clock;
    this.lock = new AccountLock(database);
    this.recent = database.cache("tokens", KEPT);
    this.uses = new LastUses<>(database, "token", TokenRows::used);
  }

  /**
   * Makes a token without the password.
   *
   * @param expiresAt null where it lasts until it is revoked
   * @throws ProblemException 409 where the member has as many as one may have, or is suspended
   */
  public Made make(long memberId, String name, Set<String> scopes, Instant expiresAt) {
    return make(
        memberId,
        new TokenRequest(name, scopes, expiresAt),
        handle -> {
          lock.requireActive(handle, memberId);
          return TokenRows.Proof.NONE;
        });
  }

  /**
   * Makes a token for the member who calls, by the session or token that they call with.
   *
   * @throws ProblemException as above, and 401 where that has ended meanwhile: what ends everything
   *     that opens an account must not miss the newest
   */
  public Made makeBy(Identity caller, TokenRequest wanted) {
    long memberId = caller.member().id();
    return make(
        memberId,
        wanted,
        handle -> {
          lock.requireActive(handle, memberId);
          if (!lives(handle, caller)) {
            throw SignInProblems.wrong();
          }
          return TokenRows.Proof.NONE;
        });
  }

  /**
   * Makes a token for somebody who gave the password just now.
   *
   * @param checked the account with the password that was given
   * @param withCode whether a code of two-factor authentication was right, too
   * @throws ProblemException 409 where the member has as many as one may have; 401 and 403 where
   *     the password is another one meanwhile, the account suspended, or a code needed by now
   */
  public Made makeProven(Account checked, boolean withCode, TokenRequest wanted) {
    Member member = checked.member();
    return make(
        member.id(),
        wanted,
        handle -> {
          lock.requireProven(handle, checked);
          boolean on = twoFactor.isSetUpBy(member);
          if (on && !withCode) {
            throw SignInProblems.codeNeeded();
          }
          return new TokenRows.Proof(now(), !on && twoFactor.isRequiredOf(member));
        });
  }

  /**
   * Refuses another token where {@link #makeProven} would at this moment.
   *
   * @throws ProblemException 409 where the member has as many as one may have
   */
  public void requireRoom(long memberId) {
    database.read(
        handle -> {
          TokenRows.requireRoom(handle, memberId, now());
          return null;
        });
  }

  private boolean lives(Handle handle, Identity caller) {
    return TokenRows.callerLives(handle, caller.member().id(), caller.sessionId());
  }

  private Made make(
      long memberId, TokenRequest wanted, Function<Handle, TokenRows.Proof> standing) {
    String text = PREFIX + Secret.random();
    String hash = Secret.hash(text);
    Instant now = now();
    PersonalToken token =
        database.write(
            handle -> {
              TokenRows.Proof proof = standing.apply(handle);
              TokenRows.requireRoom(handle, memberId, now);
              TokenRows.insert(handle, hash, memberId, wanted, now, proof);
              return TokenRows.find(handle, hash).orElseThrow();
            });
    return new Made(text, token);
  }

  /** Returns the scopes about one thing. */
  public TokenScopes scopes() {
    return scopes;
  }

  /** Returns the living token of a text. */
  public Optional<PersonalToken> find(String text) {
    if (!text.startsWith(PREFIX) || !Secret.hasForm(text.substring(PREFIX.length()))) {
      return Optional.empty();
    }
    String hash = Secret.hash(text);
    PersonalToken token =
        recent.get(
            hash, each -> database.read(handle -> TokenRows.find(handle, each)).orElse(null));
    if (token == null) {
      return Optional.empty();
    }
    Instant now = now();
    if (!token.livesAt(now)) {
      return Optional.empty();
    }
    if (token.usedAt() == null || !token.usedAt().plus(USED_AGAIN).isAfter(now)) {
      used(hash, token, now);
    }
    return Optional.of(token);
  }

  /** Returns a member's tokens, the newest first, the expired ones too. */
  public List<PersonalToken> of(long memberId) {
    return database.read(handle -> TokenRows.of(handle, memberId));
  }

  /**
   * Revokes a token; on this node no request is let in by it once this returns.
   *
   * @return false where the member has no such token
   */
  public boolean revoke(long memberId, long id) {
    return database.write(
        handle -> {
          // a token that is being made by this one comes before, or finds it gone
          lock.hold(handle, memberId);
          Optional<String> hash = TokenRows.hashOf(handle, memberId, id);
          if (hash.isEmpty()) {
            return false;
          }
          recent.changed(hash.get());
          TokenRows.delete(handle, hash.get());
          return true;
        });
  }

  /** Revokes all tokens of a member; joins the caller's transaction. */
  public void revokeAll(long memberId) {
    database.write(
        handle -> {
          lock.hold(handle, memberId);
          changed(memberId);
          return TokenRows.deleteAllOf(handle, memberId);
        });
  }

  /**
   * Makes the tokens of a member be read again: they were revoked, or the member was suspended. To
   * be called inside that transaction, before the tokens are gone.
   */
  public void changed(long memberId) {
    database.write(
        handle -> {
          List<String> hashes = TokenRows.hashesOf(handle, memberId);
          hashes.forEach(recent::changed);
          return null;
        });
  }

  /**
   * Notes that the member has another password now: what was proven by the one before is no longer.
   * Joins the caller's transaction.
   */
  public void disprove(long memberId) {
    database.write(
        handle -> {
          changed(memberId);
          return TokenRows.disprove(handle, memberId);
        });
  }

  /**
   * Ends the tokens that were made while the member owed two-factor authentication: a password
   * alone made them. Joins the caller's transaction.
   *
   * @param kept what identifies the token that stays; that of a session, or null, where none does
   */
  public void endOwing(long memberId, String kept) {
    database.write(
        handle -> {
          String key = kept == null ? "" : kept;
          for (String hash : TokenRows.hashesOfOwing(handle, memberId, key)) {
            recent.changed(hash);
            TokenRows.delete(handle, hash);
          }
          return TokenRows.settle(handle, memberId);
        });
  }

  private void used(String hash, PersonalToken token, Instant now) {
    if (recent.replace(hash, token, token.used(now))) {
      uses.note(new TokenRows.Use(token.id(), now));
    }
  }

  /** Returns the time by which tokens expire, in whole microseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
