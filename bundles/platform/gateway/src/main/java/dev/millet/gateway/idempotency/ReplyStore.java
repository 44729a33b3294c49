package dev.millet.gateway.idempotency;

import dev.millet.api.database.Dialect;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps the answers to keyed requests, in the transaction of what they did. */
final class ReplyStore {

  private static final String CLAIM =
      """
      INSERT INTO gateway_idempotency
        (caller, request_key, request_hash, status, headers, content_type, body, created_at)
      VALUES (:caller, :key, :hash, 0, '', '', '', :at)
      """;

  // Waits for a transaction that claims the same key, and lets it win.
  private static final String CLAIM_BESIDE_OTHERS =
      """
      INSERT INTO gateway_idempotency
        (caller, request_key, request_hash, status, headers, content_type, body, created_at)
      VALUES (:caller, :key, :hash, 0, '', '', '', :at)
      ON CONFLICT (caller, request_key) DO NOTHING
      """;

  private final Dialect dialect;

  ReplyStore(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Takes a key for a request.
   *
   * @return the answer that it had already; empty where the key is taken now
   */
  Optional<StoredReply> claim(Handle handle, KeyedRequest request, Instant now) {
    Optional<StoredReply> before = find(handle, request);
    if (before.isPresent()) {
      return before;
    }
    int claimed =
        handle
            .createUpdate(dialect == Dialect.POSTGRESQL ? CLAIM_BESIDE_OTHERS : CLAIM)
            .bind("caller", request.caller())
            .bind("key", request.key())
            .bind("hash", request.hash())
            .bind("at", now.atOffset(ZoneOffset.UTC))
            .execute();
    return claimed == 1 ? Optional.empty() : find(handle, request);
  }

  private static Optional<StoredReply> find(Handle handle, KeyedRequest request) {
    return handle
        .createQuery(
            """
            SELECT request_hash, status, headers, content_type, body
            FROM gateway_idempotency
            WHERE caller = :caller AND request_key = :key
            """)
        .bind("caller", request.caller())
        .bind("key", request.key())
        .map(
            (row, context) ->
                new StoredReply(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
        .findOne();
  }

  void complete(Handle handle, KeyedRequest request, StoredReply reply) {
    handle
        .createUpdate(
            """
            UPDATE gateway_idempotency
            SET status = :status, headers = :headers, content_type = :type, body = :body
            WHERE caller = :caller AND request_key = :key
            """)
        .bind("status", reply.status())
        .bind("headers", reply.headers())
        .bind("type", reply.contentType())
        .bind("body", reply.body())
        .bind("caller", request.caller())
        .bind("key", request.key())
        .execute();
  }

  void forget(Handle handle, KeyedRequest request) {
    handle
        .createUpdate(
            """
            DELETE FROM gateway_idempotency
            WHERE caller = :caller AND request_key = :key
            """)
        .bind("caller", request.caller())
        .bind("key", request.key())
        .execute();
  }

  /** Reads what is kept for a caller. */
  static List<KeptReplies.Kept> keptFor(Handle handle, String caller) {
    return handle
        .createQuery(
            """
            SELECT request_key, status, created_at FROM gateway_idempotency
            WHERE caller = :caller ORDER BY caller, request_key
            """)
        .bind("caller", caller)
        .map(
            (row, context) ->
                new KeptReplies.Kept(
                    row.getString("request_key"),
                    row.getInt("status"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Forgets some of what a caller was answered.
   *
   * @return whether nothing is left
   */
  boolean forgetCaller(Handle handle, String caller, int limit) {
    List<KeyedRequest> some =
        handle
            .createQuery(
                """
                SELECT caller, request_key FROM gateway_idempotency
                WHERE caller = :caller ORDER BY caller, request_key FETCH FIRST :limit ROWS ONLY
                """)
            .bind("caller", caller)
            .bind("limit", limit)
            .map((row, context) -> new KeyedRequest(row.getString(1), row.getString(2), ""))
            .list();
    some.forEach(each -> forget(handle, each));
    return some.size() < limit;
  }

  /**
   * Forgets the oldest answers from before a time, at most so many: it happens inside somebody's
   * request.
   *
   * @return how many
   */
  int forgetBefore(Handle handle, Instant time, int limit) {
    List<KeyedRequest> old =
        handle
            .createQuery(
                """
                SELECT caller, request_key FROM gateway_idempotency
                WHERE created_at < :time ORDER BY created_at LIMIT :limit
                """)
            .bind("time", time.atOffset(ZoneOffset.UTC))
            .bind("limit", limit)
            .map((row, context) -> new KeyedRequest(row.getString(1), row.getString(2), ""))
            .list();
    old.forEach(each -> forget(handle, each));
    return old.size();
  }
}
