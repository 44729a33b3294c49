package dev.millet.suggestions.personal;

import dev.millet.suggestions.comment.Comments;
import dev.millet.suggestions.mention.HandleEraser;
import dev.millet.suggestions.mention.Mentions;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes the handle of a member who is gone out of the texts in which they were mentioned, and out
 * of what those said before. Somebody else may take the handle over: the texts must not begin to
 * speak of them.
 */
final class ErasedMentions {

  /** Locks are taken in one order, whoever erases. */
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::suggestion).thenComparingLong(Place::comment);

  private static final String REVISION =
      """
      UPDATE suggestions_revisions SET body = :text
       WHERE suggestion_id = :id AND version = :key
      """;

  private static final String REVISIONS =
      """
      SELECT r.version AS number, r.body AS text FROM suggestions_revisions r
       WHERE r.suggestion_id = :id AND r.version > :after
       ORDER BY r.suggestion_id, r.version FETCH FIRST :limit ROWS ONLY
      """;

  private static final String COMMENT_REVISION =
      """
      UPDATE suggestions_comment_revisions SET body = :text
       WHERE comment_id = :id AND version = :key
      """;

  private static final String COMMENT_REVISIONS =
      """
      SELECT r.version AS number, r.body AS text FROM suggestions_comment_revisions r
       WHERE r.comment_id = :id AND r.version > :after
       ORDER BY r.comment_id, r.version FETCH FIRST :limit ROWS ONLY
      """;

  private record Place(long id, long suggestion, long comment, String handle, int erasedTo) {
    boolean isText() {
      return comment == Mentions.TEXT;
    }
  }

  private final Suggestions suggestions;
  private final Comments comments;

  ErasedMentions(Suggestions suggestions, Comments comments) {
    this.suggestions = suggestions;
    this.comments = comments;
  }

  /**
   * Takes the handle out of some texts. Each text is locked before it is read: an edit that is
   * written at the same moment comes before, and its text is the one that is read, or after, on
   * what is written here.
   *
   * @param limit how many texts at most, the current ones not counted
   * @return how many, mentions included; less than the limit where nothing is left
   */
  int erase(Handle handle, long member, int limit) {
    int done = 0;
    for (Place place : places(handle, member, limit)) {
      if (done >= limit) {
        return done;
      }
      done += erase(handle, place, limit - done);
    }
    return done;
  }

  private static List<Place> places(Handle handle, long member, int limit) {
    return handle
        .createQuery(
            """
            SELECT m.id, m.suggestion_id, m.comment_id, m.handle,
                   COALESCE(m.erased_to, -1) AS erased_to
              FROM suggestions_mentions m
             WHERE m.member_id = :member FETCH FIRST :limit ROWS ONLY
            """)
        .bind("member", member)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Place(
                    row.getLong("id"),
                    row.getLong("suggestion_id"),
                    row.getLong("comment_id"),
                    row.getString("handle"),
                    row.getInt("erased_to")))
        .stream()
        .sorted(ORDER)
        .toList();
  }

  /** The mention goes last: where it stands, there is more to do. */
  private int erase(Handle handle, Place place, int limit) {
    if (place.isText()) {
      suggestions.lockToEdit(handle, place.suggestion());
    } else {
      comments.hold(handle, place.comment());
    }
    HandleEraser eraser = eraser(handle, place);
    if (place.erasedTo() < 0) {
      eraseCurrent(handle, place, eraser);
    }
    List<Text> earlier = earlier(handle, place, limit);
    rewrite(handle, place.isText() ? REVISION : COMMENT_REVISION, idOf(place), earlier, eraser);
    if (earlier.size() < limit) {
      handle
          .createUpdate("DELETE FROM suggestions_mentions WHERE id = :id")
          .bind("id", place.id())
          .execute();
      return earlier.size() + 1;
    }
    handle
        .createUpdate("UPDATE suggestions_mentions SET erased_to = :version WHERE id = :id")
        .bind("id", place.id())
        .bind("version", earlier.get(earlier.size() - 1).key())
        .execute();
    return earlier.size();
  }

  private static long idOf(Place place) {
    return place.isText() ? place.suggestion() : place.comment();
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

  private static void eraseCurrent(Handle handle, Place place, HandleEraser eraser) {
    if (!place.isText()) {
      rewrite(
          handle,
          "SELECT c.id AS number, c.body AS text FROM suggestions_comments c WHERE c.id = :id",
          """
          UPDATE suggestions_comments SET body = :text, version = version + 1
           WHERE id = :id AND 0 < :key
          """,
          place.comment(),
          eraser);
      return;
    }
    rewrite(
        handle,
        """
        SELECT t.suggestion_id AS number, t.body AS text FROM suggestions_texts t
         WHERE t.suggestion_id = :id
        """,
        "UPDATE suggestions_texts SET body = :text WHERE suggestion_id = :id AND 0 < :key",
        place.suggestion(),
        eraser);
    // The version tells those who keep the rendered text that it changed.
    rewrite(
        handle,
        "SELECT s.id AS number, s.excerpt AS text FROM suggestions_suggestions s WHERE s.id = :id",
        """
        UPDATE suggestions_suggestions SET excerpt = :text, version = version + 1
         WHERE id = :id AND 0 < :key
        """,
        place.suggestion(),
        eraser);
  }

  private record Text(long key, String text) {}

  /** Reads the next earlier versions of a text. */
  private static List<Text> earlier(Handle handle, Place place, int limit) {
    return handle
        .createQuery(place.isText() ? REVISIONS : COMMENT_REVISIONS)
        .bind("id", idOf(place))
        .bind("after", place.erasedTo())
        .bind("limit", limit)
        .map((row, context) -> new Text(row.getLong("number"), row.getString("text")))
        .list();
  }

  private static void rewrite(
      Handle handle, String select, String update, long id, HandleEraser eraser) {
    List<Text> texts =
        handle
            .createQuery(select)
            .bind("id", id)
            .map((row, context) -> new Text(row.getLong("number"), row.getString("text")))
            .list();
    rewrite(handle, update, id, texts, eraser);
  }

  /** Writes those of some texts in which something is to be erased. */
  private static void rewrite(
      Handle handle, String update, long id, List<Text> texts, HandleEraser eraser) {
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
