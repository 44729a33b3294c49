package dev.millet.suggestions.personal;

import dev.millet.suggestions.mention.MentionText;
import dev.millet.suggestions.mention.Mentions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Takes the handle of a member who is gone out of the texts in which they were mentioned, and out
 * of what those said before. Somebody else may take the handle over: the texts must not begin to
 * speak of them.
 */
final class ErasedMentions {

  /** What stands in a handle's place; no handle has this character. */
  static final String GONE = "@…";

  private record Place(long suggestion, long comment, String handle) {}

  private ErasedMentions() {}

  static void erase(Handle handle, long member) {
    List<Place> places =
        handle
            .createQuery(
                """
                SELECT m.suggestion_id, m.comment_id, m.handle FROM suggestions_mentions m
                 WHERE m.member_id = :member
                """)
            .bind("member", member)
            .map((row, context) -> new Place(row.getLong(1), row.getLong(2), row.getString(3)))
            .list();
    for (Place place : places) {
      UnaryOperator<String> eraser = eraser(handle, place);
      if (place.comment() == Mentions.TEXT) {
        eraseText(handle, place.suggestion(), eraser);
      } else {
        eraseComment(handle, place.comment(), eraser);
      }
    }
    handle
        .createUpdate("DELETE FROM suggestions_mentions WHERE member_id = :member")
        .bind("member", member)
        .execute();
  }

  /** Others who are mentioned in the same text keep theirs, though it may begin in the same way. */
  private static UnaryOperator<String> eraser(Handle handle, Place place) {
    Set<String> others =
        handle
            .createQuery(
                """
                SELECT m.handle FROM suggestions_mentions m
                 WHERE m.suggestion_id = :suggestion AND m.comment_id = :comment
                """)
            .bind("suggestion", place.suggestion())
            .bind("comment", place.comment())
            .mapTo(String.class)
            .stream()
            .map(ErasedMentions::folded)
            .collect(Collectors.toSet());
    String gone = folded(place.handle());
    return text ->
        MentionText.replaceEverywhere(
            text,
            found -> {
              String known = folded(found);
              if (known.equals(gone)) {
                return Optional.of(GONE);
              }
              return others.contains(known) ? Optional.of("@" + found) : Optional.empty();
            });
  }

  private static String folded(String handle) {
    return handle.toLowerCase(Locale.ROOT);
  }

  private static void eraseText(Handle handle, long suggestion, UnaryOperator<String> eraser) {
    rewrite(
        handle,
        "SELECT t.suggestion_id, t.body FROM suggestions_texts t WHERE t.suggestion_id = :id",
        "UPDATE suggestions_texts SET body = :text WHERE suggestion_id = :id AND 0 < :key",
        suggestion,
        eraser);
    // The version tells those who keep the rendered text that it changed.
    rewrite(
        handle,
        "SELECT s.id, s.excerpt FROM suggestions_suggestions s WHERE s.id = :id",
        """
        UPDATE suggestions_suggestions SET excerpt = :text, version = version + 1
         WHERE id = :id AND 0 < :key
        """,
        suggestion,
        eraser);
    rewrite(
        handle,
        "SELECT r.version, r.body FROM suggestions_revisions r WHERE r.suggestion_id = :id",
        """
        UPDATE suggestions_revisions SET body = :text
         WHERE suggestion_id = :id AND version = :key
        """,
        suggestion,
        eraser);
  }

  private static void eraseComment(Handle handle, long comment, UnaryOperator<String> eraser) {
    rewrite(
        handle,
        "SELECT c.id, c.body FROM suggestions_comments c WHERE c.id = :id",
        """
        UPDATE suggestions_comments SET body = :text, version = version + 1
         WHERE id = :id AND 0 < :key
        """,
        comment,
        eraser);
    rewrite(
        handle,
        "SELECT r.version, r.body FROM suggestions_comment_revisions r WHERE r.comment_id = :id",
        """
        UPDATE suggestions_comment_revisions SET body = :text
         WHERE comment_id = :id AND version = :key
        """,
        comment,
        eraser);
  }

  private record Text(long key, String text) {}

  /** Writes anew those of some texts in which something is to be erased. */
  private static void rewrite(
      Handle handle, String select, String update, long id, UnaryOperator<String> eraser) {
    List<Text> texts =
        handle
            .createQuery(select)
            .bind("id", id)
            .map((row, context) -> new Text(row.getLong(1), row.getString(2)))
            .list();
    for (Text text : texts) {
      String erased = eraser.apply(text.text());
      if (!erased.equals(text.text())) {
        handle
            .createUpdate(update)
            .bind("id", id)
            .bind("key", text.key())
            .bind("text", erased)
            .execute();
      }
    }
  }
}
