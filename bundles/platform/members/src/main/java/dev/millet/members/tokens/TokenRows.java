package dev.millet.members.tokens;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.TokenScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of personal tokens; only their hashes are in it. */
final class TokenRows {

  static final int MAX_TOKENS = 100;

  private static final String COUNT =
      """
      SELECT COUNT(*) FROM members_tokens
      WHERE member_id = :member AND (expires_at IS NULL OR expires_at > :now)
      """;

  /** Asks whether a session or token is still there, by what identifies it. */
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
        (secret_hash, member_id, name, scopes, target, created_at, expires_at, proven_at, made_owing)
      VALUES (:hash, :member, :name, :scopes, :target, :now, :expires, :proven, :owing)
      """;

  private static final String FIND =
      """
      SELECT id, member_id, name, scopes, target, created_at, expires_at, used_at, proven_at
      FROM members_tokens t WHERE secret_hash = :hash
        AND NOT EXISTS (
          SELECT 1 FROM members_accounts a
          WHERE a.id = t.member_id AND a.suspended_at IS NOT NULL)
      """;

  private static final String OF_MEMBER =
      """
      SELECT id, member_id, name, scopes, target, created_at, expires_at, used_at, proven_at
      FROM members_tokens WHERE member_id = :member ORDER BY id DESC
      """;

  private static final String HASH_OF =
      "SELECT secret_hash FROM members_tokens WHERE id = :id AND member_id = :member";

  private static final String HASHES_OF =
      "SELECT secret_hash FROM members_tokens WHERE member_id = :member";

  private static final String HASHES_OF_OWING =
      """
      SELECT secret_hash FROM members_tokens
      WHERE member_id = :member AND made_owing
        AND 'token-' || CAST(id AS VARCHAR(20)) <> CAST(:kept AS VARCHAR(40))
      """;

  private static final String SETTLE =
      "UPDATE members_tokens SET made_owing = FALSE WHERE member_id = :member AND made_owing";

  private static final String DELETE = "DELETE FROM members_tokens WHERE secret_hash = :hash";

  private static final String DELETE_OF_MEMBER =
      "DELETE FROM members_tokens WHERE member_id = :member";

  private static final String USED = "UPDATE members_tokens SET used_at = :now WHERE id = :id";

  private static final String DISPROVE =
      "UPDATE members_tokens SET proven_at = NULL WHERE member_id = :member";

  private TokenRows() {}

  /**
   * How the maker of a token proved who they are.
   *
   * @param at when the password was given; null where the token is made without it
   * @param owing whether the site asked the member for two-factor authentication that they had not
   *     set up
   */
  record Proof(Instant at, boolean owing) {

    static final Proof NONE = new Proof(null, false);
  }

  /** A token was used at a moment. */
  record Use(long id, Instant at) {}

  /** Returns how many tokens of a member have not expired. */
  private static long living(Handle handle, long member, Instant now) {
    return handle
        .createQuery(COUNT)
        .bind("member", member)
        .bind("now", now)
        .mapTo(long.class)
        .one();
  }

  /**
   * Refuses another token.
   *
   * @throws ProblemException 409 where the member has as many as one may have
   */
  static void requireRoom(Handle handle, long member, Instant now) {
    if (living(handle, member, now) >= MAX_TOKENS) {
      throw Problem.of(
              409,
              "members.too-many-tokens",
              "There are too many tokens",
              "A member has at most " + MAX_TOKENS + " tokens; revoke one first")
          .toException();
    }
  }

  /** Returns whether the session or token that a member calls with is still there. */
  static boolean callerLives(Handle handle, long member, String key) {
    return handle.createQuery(LIVES).bind("member", member).bind("key", key).mapTo(long.class).one()
        > 0;
  }

  /**
   * Writes a token.
   *
   * @param proof how its maker proved who they are
   */
  static void insert(
      Handle handle, String hash, long member, TokenRequest wanted, Instant now, Proof proof) {
    Optional<String> limited = wanted.scopes().stream().filter(TokenScope::isLimited).findFirst();
    handle
        .createUpdate(INSERT)
        .bind("hash", hash)
        .bind("member", member)
        .bind("name", wanted.name())
        .bind(
            "scopes",
            limited
                .map(scope -> scope.substring(0, scope.indexOf(':')))
                .orElseGet(() -> String.join(" ", new TreeSet<>(wanted.scopes()))))
        .bind("target", limited.map(scope -> scope.substring(scope.indexOf(':') + 1)).orElse(null))
        .bind("now", now)
        .bind("expires", wanted.expiresAt())
        .bind("proven", proof.at())
        .bind("owing", proof.owing())
        .execute();
  }

  /** Returns the token of a hash; empty also where its member is suspended. */
  static Optional<PersonalToken> find(Handle handle, String hash) {
    return handle.createQuery(FIND).bind("hash", hash).map(TokenRows::token).findOne();
  }

  /** Returns a member's tokens, the newest first, the expired ones too. */
  static List<PersonalToken> of(Handle handle, long member) {
    return handle.createQuery(OF_MEMBER).bind("member", member).map(TokenRows::token).list();
  }

  static Optional<String> hashOf(Handle handle, long member, long id) {
    return handle
        .createQuery(HASH_OF)
        .bind("id", id)
        .bind("member", member)
        .mapTo(String.class)
        .findOne();
  }

  static List<String> hashesOf(Handle handle, long member) {
    return handle.createQuery(HASHES_OF).bind("member", member).mapTo(String.class).list();
  }

  /**
   * Returns the hashes of the tokens that a member's password alone made while the site asked for
   * two-factor authentication.
   *
   * @param kept what identifies one that is left out
   */
  static List<String> hashesOfOwing(Handle handle, long member, String kept) {
    return handle
        .createQuery(HASHES_OF_OWING)
        .bind("member", member)
        .bind("kept", kept)
        .mapTo(String.class)
        .list();
  }

  /** Notes that the member has set two-factor authentication up. */
  static int settle(Handle handle, long member) {
    return handle.createUpdate(SETTLE).bind("member", member).execute();
  }

  static void delete(Handle handle, String hash) {
    handle.createUpdate(DELETE).bind("hash", hash).execute();
  }

  static int deleteAllOf(Handle handle, long member) {
    return handle.createUpdate(DELETE_OF_MEMBER).bind("member", member).execute();
  }

  /** Notes when tokens were used; in the order of their ids, as another node does, too. */
  static void used(Handle handle, List<Use> uses) {
    PreparedBatch batch = handle.prepareBatch(USED);
    uses.stream()
        .sorted(Comparator.comparingLong(Use::id))
        .forEach(each -> batch.bind("id", each.id()).bind("now", each.at()).add());
    batch.execute();
  }

  /** Takes the proof from all tokens of a member. */
  static int disprove(Handle handle, long member) {
    return handle.createUpdate(DISPROVE).bind("member", member).execute();
  }

  private static PersonalToken token(ResultSet row, StatementContext context) throws SQLException {
    return new PersonalToken(
        row.getLong("id"),
        row.getLong("member_id"),
        row.getString("name"),
        scopes(row.getString("scopes"), row.getString("target")),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        instant(row, "used_at"),
        instant(row, "proven_at"));
  }

  private static Set<String> scopes(String scopes, String target) {
    return target == null ? Set.of(scopes.split(" ")) : Set.of(scopes + ':' + target);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
