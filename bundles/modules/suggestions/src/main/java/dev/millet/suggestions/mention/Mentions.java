package dev.millet.suggestions.mention;

import java.time.Instant;
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
}
