package dev.millet.suggestions.personal;

import dev.millet.suggestions.comment.Comments;
import dev.millet.suggestions.mention.HandleEraser;
import dev.millet.suggestions.mention.Mentions;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes the handle of a member who is gone out of the texts in which they were mentioned, and out
 * of what those said before. Somebody else may take the handle over: the texts must not begin to
 * speak of them.
 */
final class ErasedMentions {

  private record Place(long suggestion, long comment, String handle) {}

  private final Suggestions suggestions;
  private final Comments comments;

  ErasedMentions(Suggestions suggestions, Comments comments) {
    this.suggestions = suggestions;
    this.comments = comments;
  }

  /**
   * Erases. Each text is locked before it is read: an edit that is written at the same moment comes
   * before, and its text is the one that is read, or after, on what is written here.
   */
  void erase(Handle handle, long member) {
    List<Place> places =
        handle
            .createQuery(
                """
                SELECT m.suggestion_id, m.comment_id, m.handle FROM suggestions_mentions m
                 WHERE m.member_id = :member
                 ORDER BY m.suggestion_id, m.comment_id
                """)
            .bind("member", member)
            .map((row, context) -> new Place(row.getLong(1), row.getLong(2), row.getString(3)))
            .list();
    for (Place place : places) {
      if (place.comment() == Mentions.TEXT) {
        suggestions.lockToEdit(handle, place.suggestion());
        eraseText(handle, place.suggestion(), eraser(handle, place));
      } else {
        comments.hold(handle, place.comment());
        eraseComment(handle, place.comment(), eraser(handle, place));
      }
    }
    handle
        .createUpdate("DELETE FROM suggestions_mentions WHERE member_id = :member")
        .bind("member", member)
        .execute();
  }

  /** Others who are mentioned in the same text keep theirs, though it may begin in the same way. */
  private static HandleEraser eraser(Handle handle, Place place) {
    List<String> others =
        handle
            .createQuery(
                """
                SELECT m.handle FROM suggestions_mentions m
                 WHERE m.suggestion_id = :suggestion AND m.comment_id = :comment
                """)
            .bind("suggestion", place.suggestion())
            .bind("comment", place.comment())
            .mapTo(String.class)
            .list();
    return new HandleEraser(List.of(place.handle()), others);
  }

  private static void eraseText(Handle handle, long suggestion, HandleEraser eraser) {
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

  private static void eraseComment(Handle handle, long comment, HandleEraser eraser) {
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
      Handle handle, String select, String update, long id, HandleEraser eraser) {
    List<Text> texts =
        handle
            .createQuery(select)
            .bind("id", id)
            .map((row, context) -> new Text(row.getLong(1), row.getString(2)))
            .list();
    for (Text text : texts) {
      String erased = eraser.erase(text.text());
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
