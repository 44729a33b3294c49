package dev.millet.suggestions.mention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Who is mentioned where, in the database. Every method runs in the handle's transaction. */
public final class Mentions {

  /** The number that stands for the suggestion's own text instead of a comment. */
  public static final long TEXT = 0;

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * Somebody was mentioned.
   *
   * @param number tells mentions apart, ascending
   * @param comment {@link #TEXT} for the suggestion's own text
   * @param byId null where the account is gone
   */
  public record Place(long number, long suggestion, long comment, Long byId, Instant at) {}

  /** Who is mentioned in some comments of a suggestion, or in its text, by comment. */
  Map<Long, List<Mentioned>> between(Handle handle, long suggestion, long first, long last) {
    Map<Long, List<Mentioned>> found = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT m.comment_id, m.member_id, m.handle FROM suggestions_mentions m
             WHERE m.suggestion_id = :suggestion AND m.comment_id >= :first
               AND m.comment_id <= :last AND m.past = 0
            """)
        .bind("suggestion", suggestion)
        .bind("first", first)
        .bind("last", last)
        .map(
            (row, context) ->
                Map.entry(row.getLong(1), new Mentioned(row.getLong(2), row.getString(3))))
        .forEach(
            each ->
                found.computeIfAbsent(each.getKey(), id -> new ArrayList<>()).add(each.getValue()));
    return found;
  }

  void add(Handle handle, long suggestion, long comment, Mentioned mentioned, Long by, Instant at) {
    forget(handle, suggestion, comment, mentioned.member());
    handle
        .createUpdate(
            """
            INSERT INTO suggestions_mentions (suggestion_id, comment_id, member_id, handle, by_id,
              mentioned_at, past)
            VALUES (:suggestion, :comment, :member, :handle, :by, :at, 0)
            """)
        .bind("suggestion", suggestion)
        .bind("comment", comment)
        .bind("member", mentioned.member())
        .bind("handle", mentioned.handle())
        .bind("by", by)
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static void forget(Handle handle, long suggestion, long comment, long member) {
    handle
        .createUpdate(
            """
            DELETE FROM suggestions_mentions
             WHERE suggestion_id = :suggestion AND comment_id = :comment AND member_id = :member
            """)
        .bind("suggestion", suggestion)
        .bind("comment", comment)
        .bind("member", member)
        .execute();
  }

  /** The text says the name no more; what it said before, which is kept, still does. */
  void pass(Handle handle, long suggestion, long comment, long member) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_mentions SET past = 1
             WHERE suggestion_id = :suggestion AND comment_id = :comment AND member_id = :member
            """)
        .bind("suggestion", suggestion)
        .bind("comment", comment)
        .bind("member", member)
        .execute();
  }

  /** Forgets who was mentioned in a comment, with what it said before. */
  public void forget(Handle handle, long suggestion, long comment) {
    handle
        .createUpdate(
            """
            DELETE FROM suggestions_mentions
             WHERE suggestion_id = :suggestion AND comment_id = :comment
            """)
        .bind("suggestion", suggestion)
        .bind("comment", comment)
        .execute();
  }

  /**
   * Where a member is mentioned, the latest first.
   *
   * @param before only what is as old or older; null for all
   * @param number of those that are as old, only those of a smaller {@link Place#number}
   * @param limit how many at most, from 1
   */
  List<Place> of(Handle handle, long member, Instant before, long number, int limit) {
    return handle
        .createQuery(
            """
            SELECT m.id, m.suggestion_id, m.comment_id, m.by_id, m.mentioned_at
              FROM suggestions_mentions m
             WHERE m.member_id = :member AND m.past = 0 AND m.mentioned_at <= :at
               AND (m.mentioned_at < :at OR m.id < :number)
             ORDER BY m.member_id DESC, m.mentioned_at DESC, m.id DESC
             LIMIT :limit
            """)
        .bind("member", member)
        .bind("at", (before == null ? LATEST : before).atOffset(ZoneOffset.UTC))
        .bind("number", number)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Place(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getObject(4, Long.class),
                    row.getObject(5, OffsetDateTime.class).toInstant()))
        .list();
  }
}
