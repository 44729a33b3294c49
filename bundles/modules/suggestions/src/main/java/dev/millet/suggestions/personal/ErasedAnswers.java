package dev.millet.suggestions.personal;

import dev.millet.api.database.Database;
import dev.millet.api.mentions.MentionedTexts;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes the handle of a member who is gone out of the official answer to a suggestion, and out of
 * what it said before: each revision is a row, and the newest is one of them.
 */
final class ErasedAnswers implements MentionedTexts {

  private final Database database;
  private final Suggestions suggestions;

  private record Text(long id, String body) {}

  ErasedAnswers(Database database, Suggestions suggestions) {
    this.database = database;
    this.suggestions = suggestions;
  }

  @Override
  public void lock(String id) {
    database.write(handle -> suggestions.lockToEdit(handle, Long.parseLong(id)));
  }

  @Override
  public Erased erase(String id, int after, int limit, UnaryOperator<String> eraser) {
    return database.write(
        handle -> {
          List<Text> texts =
              handle
                  .createQuery(
                      """
                      SELECT a.id, a.body FROM suggestions_answers a
                       WHERE a.suggestion_id = :suggestion AND a.id > :after
                       ORDER BY a.suggestion_id, a.id FETCH FIRST :limit ROWS ONLY
                      """)
                  .bind("suggestion", Long.parseLong(id))
                  .bind("after", after)
                  .bind("limit", limit)
                  .map((row, context) -> new Text(row.getLong(1), row.getString(2)))
                  .list();
          for (Text text : texts) {
            String erased = eraser.apply(text.body());
            if (!erased.equals(text.body())) {
              handle
                  .createUpdate("UPDATE suggestions_answers SET body = :body WHERE id = :id")
                  .bind("body", erased)
                  .bind("id", text.id())
                  .execute();
            }
          }
          int last = texts.isEmpty() ? after : Math.toIntExact(texts.get(texts.size() - 1).id());
          return new Erased(texts.size(), last);
        });
  }
}
