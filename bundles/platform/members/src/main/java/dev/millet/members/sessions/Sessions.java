package dev.millet.members.sessions;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.members.MembersSettings;
import dev.millet.members.Recent;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.secrets.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of sessions; only a hash of what the cookie carries is in it. Thread-safe. */
@Component(service = Sessions.class, configurationPid = MembersSettings.PID)
public final class Sessions {

  /** A session that is used every day asks for the password once a year. */
  public static final Duration LONGEST = Duration.ofDays(365);

  /** How many sessions a member has at most; a new one ends those used longest ago. */
  static final int MAX_OF_MEMBER = 100;

  private static final Duration SEEN_AGAIN = Duration.ofHours(1);

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  private static final int KEPT = 20_000;

  private static final String INSERT =
      """
      INSERT INTO members_sessions
        (secret_hash, member_id, address, agent, created_at, seen_at, expires_at, proven_at)
      VALUES (:hash, :member, :address, :agent, :now, :now, :expires, :proven)
      """;

  private static final String FIND =
      """
      SELECT id, member_id, created_at, seen_at, expires_at, proven_at
      FROM members_sessions WHERE secret_hash = :hash
      """;

  private static final String OF_MEMBER =
      """
      SELECT id, secret_hash, address, agent, created_at, seen_at, expires_at, proven_at
      FROM members_sessions WHERE member_id = :member ORDER BY seen_at DESC, id DESC
      """;

  private static final String SEEN =
      "UPDATE members_sessions SET seen_at = :now, expires_at = :expires WHERE id = :id";

  private static final String PROVEN =
      "UPDATE members_sessions SET proven_at = :now WHERE secret_hash = :hash";

  private static final String DELETE = "DELETE FROM members_sessions WHERE secret_hash = :hash";

  /** By the index, and few at a time: it happens inside somebody's sign-in. */
  private static final String EXPIRED =
      """
      SELECT secret_hash FROM members_sessions WHERE expires_at < :now
      ORDER BY expires_at LIMIT 20
      """;

  /** What is one too many; few at a time, where an older version let there be more. */
  private static final String SURPLUS =
      """
      SELECT secret_hash FROM members_sessions WHERE member_id = :member
      ORDER BY seen_at DESC, id DESC OFFSET :kept ROWS FETCH FIRST 20 ROWS ONLY
      """;

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Database database;
  private final Duration idle;
  private final Clock clock;
  private final AccountLock lock;
  private final Recent<String, Session> recent;

  @Activate
  public Sessions(@Reference Database database, MembersSettings settings) {
    this(database, Duration.ofDays(settings.session_days()), Clock.systemUTC());
  }

  public Sessions(Database database, Duration idle, Clock clock) {
    this.database = database;
    this.idle = idle;
    this.clock = clock;
    this.lock = new AccountLock(database);
    this.recent = new Recent<>(KEPT, Recent.freshness(database.dialect()));
  }

  /**
   * Opens a session for somebody who gave the password just now, always a new one.
   *
   * @param checked the account with the password that was given
   * @return what its cookie carries
   * @throws dev.millet.api.gateway.ProblemException 401 where the password is another one meanwhile
   *     or the account is gone, 403 where it was suspended
   */
  public String open(Account checked, Browser browser) {
    return open(checked, browser, now());
  }

  /**
   * The same for somebody who came by a link: who has the link may not be who knows the password,
   * so that what asks for a recent proof asks for it.
   */
  public String openUnproven(Account checked, Browser browser) {
    return open(checked, browser, null);
  }

  private String open(Account checked, Browser browser, Instant provenAt) {
    String secret = Secret.random();
    Instant now = now();
    database.write(
        handle -> {
          lock.requireProven(handle, checked);
          handle
              .createQuery(EXPIRED)
              .bind("now", now)
              .mapTo(String.class)
              .list()
              .forEach(hash -> handle.createUpdate(DELETE).bind("hash", hash).execute());
          closeSurplus(handle, checked.member().id());
          return handle
              .createUpdate(INSERT)
              .bind("hash", Secret.hash(secret))
              .bind("member", checked.member().id())
              .bind("address", browser.address())
              .bind("agent", browser.agent())
              .bind("now", now)
              .bind("expires", now.plus(idle))
              .bind("proven", provenAt)
              .execute();
        });
    return secret;
  }

  /** Makes room for one more. */
  private void closeSurplus(Handle handle, long member) {
    List<String> surplus =
        handle
            .createQuery(SURPLUS)
            .bind("member", member)
            .bind("kept", MAX_OF_MEMBER - 1)
            .mapTo(String.class)
            .list();
    surplus.forEach(hash -> handle.createUpdate(DELETE).bind("hash", hash).execute());
    database.afterCommit(() -> surplus.forEach(recent::forget));
  }

  /** The living session of a cookie; using one keeps it alive. */
  Optional<Session> find(String secret) {
    if (!Secret.hasForm(secret)) {
      return Optional.empty();
    }
    String hash = Secret.hash(secret);
    Session session = recent.get(hash);
    if (session == null) {
      long before = recent.changes();
      session = read(hash, secret);
      if (session == null) {
        return Optional.empty();
      }
      recent.put(hash, session, before);
    }
    Instant now = now();
    // one that was used in the future was so while the clock stood wrong, and would last for as
    // long
    if (!session.expiresAt().isAfter(now) || session.seenAt().isAfter(now.plus(CLOCK_LEEWAY))) {
      return Optional.empty();
    }
    return Optional.of(
        session.seenAt().plus(SEEN_AGAIN).isAfter(now) ? session : seen(hash, session, now));
  }

  /** Ends a session; on this node no request is let in by it once this returns. */
  public void close(String secret) {
    if (!Secret.hasForm(secret)) {
      return;
    }
    String hash = Secret.hash(secret);
    database.write(
        handle -> {
          database.afterCommit(() -> recent.forget(hash));
          return handle.createUpdate(DELETE).bind("hash", hash).execute();
        });
  }

  /** A member's living sessions, those used last first. */
  public List<OpenSession> of(long memberId) {
    Instant now = now();
    return database.read(
        handle ->
            handle
                .createQuery(OF_MEMBER)
                .bind("member", memberId)
                .map((row, context) -> openSession(row))
                .filter(session -> session.expiresAt().isAfter(now))
                .list());
  }

  /**
   * Ends one of a member's sessions; on this node no request is let in by it once this returns.
   *
   * @return false where the member has no such session
   */
  public boolean close(long memberId, long id) {
    return closeThose(memberId, session -> session == id) > 0;
  }

  /**
   * Ends the sessions of a member but for one; joins the caller's transaction.
   *
   * @param kept what identifies the one that stays; null where none does
   * @return how many have ended
   */
  public int closeOthers(long memberId, String kept) {
    return closeThose(memberId, session -> !Session.key(session).equals(kept));
  }

  /**
   * Notes that the member gave the password in this session just now; joins the caller's
   * transaction. On this node every request knows it once that is committed.
   *
   * @param key what identifies the session; where the member has none of it, nothing happens
   */
  public void prove(long memberId, String key) {
    Instant now = now();
    changeThose(
        memberId,
        session -> Session.key(session).equals(key),
        (handle, hash) ->
            handle.createUpdate(PROVEN).bind("hash", hash).bind("now", now).execute());
  }

  private int closeThose(long memberId, LongPredicate chosen) {
    return changeThose(
        memberId,
        chosen,
        (handle, hash) -> handle.createUpdate(DELETE).bind("hash", hash).execute());
  }

  private int changeThose(long memberId, LongPredicate chosen, BiConsumer<Handle, String> change) {
    return database.write(
        handle -> {
          List<String> hashes =
              handle
                  .createQuery(OF_MEMBER)
                  .bind("member", memberId)
                  .map((row, context) -> Map.entry(row.getLong("id"), row.getString("secret_hash")))
                  .filter(row -> chosen.test(row.getKey()))
                  .map(Map.Entry::getValue)
                  .list();
          hashes.forEach(hash -> change.accept(handle, hash));
          database.afterCommit(() -> hashes.forEach(recent::forget));
          return hashes.size();
        });
  }

  private static OpenSession openSession(ResultSet row) throws SQLException {
    return new OpenSession(
        row.getLong("id"),
        new Browser(row.getString("address"), row.getString("agent")),
        instant(row, "created_at"),
        instant(row, "seen_at"),
        instant(row, "expires_at"),
        instant(row, "proven_at"));
  }

  private Session read(String hash, String secret) {
    return database.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("hash", hash)
                .map((row, context) -> session(row, secret))
                .findOne()
                .orElse(null));
  }

  private static Session session(ResultSet row, String secret) throws SQLException {
    return new Session(
        row.getLong("id"),
        row.getLong("member_id"),
        Secret.derive(secret, "csrf"),
        instant(row, "seen_at"),
        instant(row, "expires_at"),
        instant(row, "created_at").plus(LONGEST),
        instant(row, "proven_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private Session seen(String hash, Session session, Instant now) {
    Instant idleUntil = now.plus(idle);
    Instant expires = idleUntil.isBefore(session.endsAt()) ? idleUntil : session.endsAt();
    Session seen = session.seen(now, expires);
    if (!recent.replace(hash, session, seen)) {
      // another request was first, or the session was closed a moment ago
      return session;
    }
    try {
      database.write(
          handle ->
              handle
                  .createUpdate(SEEN)
                  .bind("id", session.id())
                  .bind("now", now)
                  .bind("expires", expires)
                  .execute());
    } catch (DatabaseException e) {
      LOG.warn("A session could not be kept alive: {}", e.getMessage());
    }
    return seen;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
