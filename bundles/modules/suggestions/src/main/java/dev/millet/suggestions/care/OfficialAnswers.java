package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The official answers in the database. */
public final class OfficialAnswers {

  private final Table<OfficialAnswer> table;

  public OfficialAnswers(Database database) {
    table = database.table("suggestions_answers", OfficialAnswer.class).generated("id");
  }

  /**
   * Keeps an answer, or a revision of one.
   *
   * @param answer its id is not looked at
   * @return the id
   */
  long insert(Handle handle, OfficialAnswer answer) {
    return table.insert(handle, answer).id();
  }

  /** Returns an answer by its id; empty for null. */
  public Optional<OfficialAnswer> find(Handle handle, Long id) {
    return id == null ? Optional.empty() : table.find(handle, id);
  }

  /** Returns the answers that suggestions have now, in no order. */
  List<OfficialAnswer> standing(Handle handle, Collection<Long> suggestions) {
    return suggestions.isEmpty()
        ? List.of()
        : table.select(
            handle,
            """
            SELECT <columns> FROM suggestions_answers
             WHERE id IN (SELECT c.answer_id FROM suggestions_care c
                           WHERE c.suggestion_id IN (<ids>))
            """,
            query -> query.bindList("ids", List.copyOf(suggestions)));
  }

  /** Returns those of the ids that exist, in no order. */
  public List<OfficialAnswer> find(Handle handle, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : table.select(
            handle,
            "SELECT <columns> FROM suggestions_answers WHERE id IN (<ids>)",
            query -> query.bindList("ids", List.copyOf(ids)));
  }
}
