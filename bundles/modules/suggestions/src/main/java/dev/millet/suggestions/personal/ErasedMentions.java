package dev.millet.suggestions.personal;

import dev.millet.api.database.Database;
import dev.millet.api.mentions.MentionedTexts;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Takes the handle of a member who is gone out of a suggestion's text and excerpt, and out of what
 * the text said before. The suggestion is locked before it is read: an edit that is written at the
 * same moment comes before, and its text is the one that is read, or after, on what is written
 * here.
 */
final class ErasedMentions implements MentionedTexts {

  private static final String TEXT =
      """
      SELECT t.suggestion_id AS number, t.body AS text FROM suggestions_texts t
       WHERE t.suggestion_id = :id
      """;

  // The version tells those who keep the rendered text that it changed.
  private static final String EXCERPT =
      """
      SELECT s.id AS number, s.excerpt AS text FROM suggestions_suggestions s WHERE s.id = :id
      """;

  /** As the platform begins: the present text and excerpt, then earlier ones. */
  private static final int BEFORE_ALL = -1;

  private final Database database;
  private final Suggestions suggestions;
  private final HiddenSuggestions hidden;

  private record Text(int key, String text) {}

  ErasedMentions(Database database, Suggestions suggestions, HiddenSuggestions hidden) {
    this.database = database;
    this.suggestions = suggestions;
    this.hidden = hidden;
  }

  @Override
  public void lock(String id) {
    database.write(handle -> suggestions.lockToEdit(handle, Long.parseLong(id)));
  }

  @Override
  public Erased erase(String id, int after, int limit, UnaryOperator<String> eraser) {
    long suggestion = Long.parseLong(id);
    return database.write(
        handle -> {
          if (suggestions.find(handle, suggestion).isEmpty()) {
            // its excerpt lies elsewhere while it is hidden
            hidden.whileShown(
                handle, suggestion, () -> erase(handle, suggestion, BEFORE_ALL, 1, eraser));
          }
          return erase(handle, suggestion, after, limit, eraser);
        });
  }

  private static Erased erase(
      Handle handle, long suggestion, int after, int limit, UnaryOperator<String> eraser) {
    if (after < 0) {
      rewrite(
          handle,
          "UPDATE suggestions_texts SET body = :text WHERE suggestion_id = :id AND 0 < :key",
          suggestion,
          texts(handle, TEXT, suggestion),
          eraser);
      rewrite(
          handle,
          """
          UPDATE suggestions_suggestions SET excerpt = :text, version = version + 1
           WHERE id = :id AND 0 < :key
          """,
          suggestion,
          texts(handle, EXCERPT, suggestion),
          eraser);
    }
    List<Text> earlier = earlier(handle, suggestion, after, limit);
    if (after < 0) {
      rewrite(
          handle,
          """
          UPDATE suggestions_hidden_revisions SET body = :text
           WHERE suggestion_id = :id AND version = :key
          """,
          suggestion,
          hiddenRevisions(handle, suggestion),
          eraser);
    }
    rewrite(
        handle,
        """
        UPDATE suggestions_revisions SET body = :text
         WHERE suggestion_id = :id AND version = :key
        """,
        suggestion,
        earlier,
        eraser);
    return new Erased(
        earlier.size(), earlier.isEmpty() ? after : earlier.get(earlier.size() - 1).key());
  }

  private static List<Text> texts(Handle handle, String sql, long suggestion) {
    return handle
        .createQuery(sql)
        .bind("id", suggestion)
        .map((row, context) -> new Text(1, row.getString("text")))
        .list();
  }

  /** Reads the earlier versions that moderators took away: a handful. */
  private static List<Text> hiddenRevisions(Handle handle, long suggestion) {
    return handle
        .createQuery(
            """
            SELECT r.version AS number, r.body AS text FROM suggestions_hidden_revisions r
             WHERE r.suggestion_id = :id
            """)
        .bind("id", suggestion)
        .map((row, context) -> new Text(row.getInt("number"), row.getString("text")))
        .list();
  }

  /** Reads the next earlier versions. */
  private static List<Text> earlier(Handle handle, long suggestion, int after, int limit) {
    return handle
        .createQuery(
            """
            SELECT r.version AS number, r.body AS text FROM suggestions_revisions r
             WHERE r.suggestion_id = :id AND r.version > :after
             ORDER BY r.suggestion_id, r.version FETCH FIRST :limit ROWS ONLY
            """)
        .bind("id", suggestion)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> new Text(row.getInt("number"), row.getString("text")))
        .list();
  }

  /** Writes those of some texts in which something is to be erased. */
  private static void rewrite(
      Handle handle,
      String update,
      long suggestion,
      List<Text> texts,
      UnaryOperator<String> eraser) {
    for (Text text : texts) {
      String erased = eraser.apply(text.text());
      if (!erased.equals(text.text())) {
        handle
            .createUpdate(update)
            .bind("id", suggestion)
            .bind("key", text.key())
            .bind("text", erased)
            .execute();
      }
    }
  }
}
