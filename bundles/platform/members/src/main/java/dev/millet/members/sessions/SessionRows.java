package dev.millet.members.sessions;

import dev.millet.members.secrets.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of sessions; only a hash of what the cookie carries is in it. */
final class SessionRows {

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

  private static final String BEYOND =
      """
      SELECT secret_hash FROM members_sessions WHERE member_id = :member
      ORDER BY CASE WHEN seen_at > :latest THEN 1 ELSE 0 END, seen_at DESC, id DESC
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

  private SessionRows() {}

  /**
   * A session was used at a moment.
   *
   * @param expires when it ends unless it is used again
   */
  record Seen(long id, Instant at, Instant expires) {}

  /**
   * Writes a session.
   *
   * @param opened its id is not used: the table gives one
   */
  static void insert(Handle handle, String hash, long member, OpenSession opened) {
    handle
        .createUpdate(INSERT)
        .bind("hash", hash)
        .bind("member", member)
        .bind("address", opened.browser().address())
        .bind("agent", opened.browser().agent())
        .bind("now", opened.createdAt())
        .bind("expires", opened.expiresAt())
        .bind("proven", opened.provenAt())
        .execute();
  }

  /** Returns the session of a secret; null if absent. */
  static Session find(Handle handle, String hash, String secret) {
    return handle
        .createQuery(FIND)
        .bind("hash", hash)
        .map((row, context) -> session(row, secret))
        .findOne()
        .orElse(null);
  }

  /** Returns all sessions of a member, those used last first; those that have expired as well. */
  static List<OpenSession> of(Handle handle, long member) {
    return handle
        .createQuery(OF_MEMBER)
        .bind("member", member)
        .map((row, context) -> openSession(row))
        .list();
  }

  /** Returns the hashes of some of a member's sessions. */
  static List<String> hashes(Handle handle, long member, LongPredicate chosen) {
    return handle
        .createQuery(OF_MEMBER)
        .bind("member", member)
        .map((row, context) -> Map.entry(row.getLong("id"), row.getString("secret_hash")))
        .filter(row -> chosen.test(row.getKey()))
        .map(Map.Entry::getValue)
        .list();
  }

  /**
   * Returns the hashes of a member's sessions but for those that were used last.
   *
   * @param kept how many of those there are
   * @param latest what was used later than this was used while the clock stood wrong, and counts as
   *     used first
   */
  static List<String> beyond(Handle handle, long member, int kept, Instant latest) {
    return handle
        .createQuery(BEYOND)
        .bind("member", member)
        .bind("latest", latest)
        .mapTo(String.class)
        .stream()
        .skip(kept)
        .toList();
  }

  /** Notes when sessions were used; in the order of their ids, as another node does, too. */
  static void seen(Handle handle, List<Seen> all) {
    PreparedBatch batch = handle.prepareBatch(SEEN);
    all.stream()
        .sorted(Comparator.comparingLong(Seen::id))
        .forEach(
            each ->
                batch
                    .bind("id", each.id())
                    .bind("now", each.at())
                    .bind("expires", each.expires())
                    .add());
    batch.execute();
  }

  static void proven(Handle handle, String hash, Instant now) {
    handle.createUpdate(PROVEN).bind("hash", hash).bind("now", now).execute();
  }

  static int delete(Handle handle, String hash) {
    return handle.createUpdate(DELETE).bind("hash", hash).execute();
  }

  static void deleteExpired(Handle handle, Instant now) {
    handle
        .createQuery(EXPIRED)
        .bind("now", now)
        .mapTo(String.class)
        .list()
        .forEach(hash -> delete(handle, hash));
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

  private static Session session(ResultSet row, String secret) throws SQLException {
    return new Session(
        row.getLong("id"),
        row.getLong("member_id"),
        Secret.derive(secret, "csrf"),
        instant(row, "seen_at"),
        instant(row, "expires_at"),
        instant(row, "created_at").plus(Sessions.MAX_AGE),
        instant(row, "proven_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
