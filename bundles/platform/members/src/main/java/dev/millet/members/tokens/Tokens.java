package dev.millet.members.tokens;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Identity;
import dev.millet.members.Recent;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.secrets.Secret;
import dev.millet.members.signin.SignIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of personal tokens; only their hashes are in it. Thread-safe. */
@Component(service = Tokens.class)
public final class Tokens {

  /** By this, people and scanners of leaked secrets know what it is. */
  public static final String PREFIX = "mlt_";

  private static final int MOST = 100;
  private static final int KEPT = 20_000;
  private static final Duration USED_AGAIN = Duration.ofMinutes(1);

  private static final String COUNT =
      """
      SELECT COUNT(*) FROM members_tokens
      WHERE member_id = :member AND (expires_at IS NULL OR expires_at > :now)
      """;

  /** Whether a session or token is still there, by what identifies it. */
  private static final String LIVES =
      """
      SELECT COUNT(*) FROM members_accounts a WHERE a.id = :member AND (
        EXISTS (SELECT 1 FROM members_sessions s WHERE s.member_id = a.id
          AND 'session-' || CAST(s.id AS VARCHAR(20)) = CAST(:key AS VARCHAR(40)))
        OR EXISTS (SELECT 1 FROM members_tokens t WHERE t.member_id = a.id
          AND 'token-' || CAST(t.id AS VARCHAR(20)) = CAST(:key AS VARCHAR(40))))
      """;

  private static final String INSERT =
      """
      INSERT INTO members_tokens
        (secret_hash, member_id, name, scopes, created_at, expires_at, proven_at)
      VALUES (:hash, :member, :name, :scopes, :now, :expires, :proven)
      """;

  private static final String FIND =
      """
      SELECT id, member_id, name, scopes, created_at, expires_at, used_at, proven_at
      FROM members_tokens t WHERE secret_hash = :hash
        AND NOT EXISTS (
          SELECT 1 FROM members_accounts a
          WHERE a.id = t.member_id AND a.suspended_at IS NOT NULL)
      """;

  private static final String OF_MEMBER =
      """
      SELECT id, member_id, name, scopes, created_at, expires_at, used_at, proven_at
      FROM members_tokens WHERE member_id = :member ORDER BY id DESC
      """;

  private static final String HASH_OF =
      "SELECT secret_hash FROM members_tokens WHERE id = :id AND member_id = :member";

  private static final String HASHES_OF =
      "SELECT secret_hash FROM members_tokens WHERE member_id = :member";

  private static final String DELETE = "DELETE FROM members_tokens WHERE secret_hash = :hash";

  private static final String DELETE_OF_MEMBER =
      "DELETE FROM members_tokens WHERE member_id = :member";

  private static final String USED = "UPDATE members_tokens SET used_at = :now WHERE id = :id";

  private static final String DISPROVE =
      "UPDATE members_tokens SET proven_at = NULL WHERE member_id = :member";

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

  private final Database database;
  private final Clock clock;
  private final AccountLock lock;
  private final Recent<String, PersonalToken> recent;

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
  public Tokens(@Reference Database database) {
    this(database, Clock.systemUTC());
  }

  public Tokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.lock = new AccountLock(database);
    this.recent = new Recent<>(KEPT, Recent.freshness(database.dialect()));
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
        null,
        handle -> lock.requireActive(handle, memberId));
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
        null,
        handle -> {
          lock.requireActive(handle, memberId);
          if (!lives(handle, caller)) {
            throw SignIn.wrong();
          }
        });
  }

  /**
   * Makes a token for somebody who gave the password just now.
   *
   * @param checked the account with the password that was given
   * @throws ProblemException 409 where the member has as many as one may have; 401 and 403 where
   *     the password is another one meanwhile, or the account suspended
   */
  public Made makeProven(Account checked, TokenRequest wanted) {
    return make(
        checked.member().id(), wanted, now(), handle -> lock.requireProven(handle, checked));
  }

  private boolean lives(Handle handle, Identity caller) {
    return handle
            .createQuery(LIVES)
            .bind("member", caller.member().id())
            .bind("key", caller.sessionId())
            .mapTo(long.class)
            .one()
        > 0;
  }

  private Made make(
      long memberId, TokenRequest wanted, Instant provenAt, Consumer<Handle> standing) {
    String text = PREFIX + Secret.random();
    String hash = Secret.hash(text);
    Instant now = now();
    PersonalToken token =
        database.write(
            handle -> {
              standing.accept(handle);
              long living =
                  handle
                      .createQuery(COUNT)
                      .bind("member", memberId)
                      .bind("now", now)
                      .mapTo(long.class)
                      .one();
              if (living >= MOST) {
                throw tooMany();
              }
              handle
                  .createUpdate(INSERT)
                  .bind("hash", hash)
                  .bind("member", memberId)
                  .bind("name", wanted.name())
                  .bind("scopes", String.join(" ", new TreeSet<>(wanted.scopes())))
                  .bind("now", now)
                  .bind("expires", wanted.expiresAt())
                  .bind("proven", provenAt)
                  .execute();
              return handle.createQuery(FIND).bind("hash", hash).map(Tokens::token).one();
            });
    return new Made(text, token);
  }

  /** The living token of a text. */
  public Optional<PersonalToken> find(String text) {
    if (!text.startsWith(PREFIX) || !Secret.hasForm(text.substring(PREFIX.length()))) {
      return Optional.empty();
    }
    String hash = Secret.hash(text);
    PersonalToken token = recent.get(hash);
    if (token == null) {
      long before = recent.changes();
      token =
          database.read(
              handle ->
                  handle
                      .createQuery(FIND)
                      .bind("hash", hash)
                      .map(Tokens::token)
                      .findOne()
                      .orElse(null));
      if (token == null) {
        return Optional.empty();
      }
      recent.put(hash, token, before);
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

  /** A member's tokens, the newest first, the expired ones too. */
  public List<PersonalToken> of(long memberId) {
    return database.read(
        handle -> handle.createQuery(OF_MEMBER).bind("member", memberId).map(Tokens::token).list());
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
          Optional<String> hash =
              handle
                  .createQuery(HASH_OF)
                  .bind("id", id)
                  .bind("member", memberId)
                  .mapTo(String.class)
                  .findOne();
          if (hash.isEmpty()) {
            return false;
          }
          database.afterCommit(() -> recent.forget(hash.get()));
          handle.createUpdate(DELETE).bind("hash", hash.get()).execute();
          return true;
        });
  }

  /** Revokes all tokens of a member; joins the caller's transaction. */
  public void revokeAll(long memberId) {
    database.write(
        handle -> {
          lock.hold(handle, memberId);
          changed(memberId);
          return handle.createUpdate(DELETE_OF_MEMBER).bind("member", memberId).execute();
        });
  }

  /**
   * Makes the tokens of a member be read again: they were revoked, or the member was suspended. To
   * be called inside that transaction, before the tokens are gone.
   */
  public void changed(long memberId) {
    database.write(
        handle -> {
          List<String> hashes =
              handle.createQuery(HASHES_OF).bind("member", memberId).mapTo(String.class).list();
          database.afterCommit(() -> hashes.forEach(recent::forget));
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
          return handle.createUpdate(DISPROVE).bind("member", memberId).execute();
        });
  }

  private void used(String hash, PersonalToken token, Instant now) {
    if (!recent.replace(hash, token, token.used(now))) {
      return;
    }
    try {
      database.write(
          handle -> handle.createUpdate(USED).bind("id", token.id()).bind("now", now).execute());
    } catch (DatabaseException e) {
      LOG.warn("The last use of a token could not be noted: {}", e.getMessage());
    }
  }

  /** The time by which tokens expire, in whole microseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static PersonalToken token(ResultSet row, StatementContext context) throws SQLException {
    return new PersonalToken(
        row.getLong("id"),
        row.getLong("member_id"),
        row.getString("name"),
        Set.of(row.getString("scopes").split(" ")),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        instant(row, "used_at"),
        instant(row, "proven_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static ProblemException tooMany() {
    return Problem.of(
            409,
            "members.too-many-tokens",
            "There are too many tokens",
            "A member has at most " + MOST + " tokens; revoke one first")
        .toException();
  }
}
