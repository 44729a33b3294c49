package dev.millet.members.sessions;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.members.MembersSettings;
import dev.millet.members.Recent;
import dev.millet.members.secrets.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

  private static final Duration SEEN_AGAIN = Duration.ofHours(1);

  private static final int KEPT = 20_000;

  private static final String INSERT =
      """
      INSERT INTO members_sessions (secret_hash, member_id, created_at, seen_at, expires_at)
      VALUES (:hash, :member, :now, :now, :expires)
      """;

  private static final String FIND =
      """
      SELECT id, member_id, created_at, seen_at, expires_at
      FROM members_sessions WHERE secret_hash = :hash
      """;

  private static final String SEEN =
      "UPDATE members_sessions SET seen_at = :now, expires_at = :expires WHERE id = :id";

  private static final String DELETE = "DELETE FROM members_sessions WHERE secret_hash = :hash";

  private static final String DELETE_EXPIRED =
      "DELETE FROM members_sessions WHERE expires_at < :now";

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Database database;
  private final Duration idle;
  private final Clock clock;
  private final Recent<String, Session> recent;

  @Activate
  public Sessions(@Reference Database database, MembersSettings settings) {
    this(database, Duration.ofDays(settings.session_days()), Clock.systemUTC());
  }

  public Sessions(Database database, Duration idle, Clock clock) {
    this.database = database;
    this.idle = idle;
    this.clock = clock;
    this.recent = new Recent<>(KEPT, Recent.freshness(database.dialect()));
  }

  /**
   * Opens a session, always a new one.
   *
   * @return what its cookie carries
   */
  public String open(long memberId) {
    String secret = Secret.random();
    Instant now = now();
    database.write(
        handle -> {
          handle.createUpdate(DELETE_EXPIRED).bind("now", now).execute();
          return handle
              .createUpdate(INSERT)
              .bind("hash", Secret.hash(secret))
              .bind("member", memberId)
              .bind("now", now)
              .bind("expires", now.plus(idle))
              .execute();
        });
    return secret;
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
    if (!session.expiresAt().isAfter(now)) {
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
        instant(row, "created_at").plus(LONGEST));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
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
