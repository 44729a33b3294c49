package dev.millet.suggestions.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The official answers in the database. */
public final class OfficialAnswers {

  /**
   * Keeps an answer, or a revision of one.
   *
   * @param answer its id is not looked at
   * @return the id
   */
  long insert(Handle handle, OfficialAnswer answer) {
    return handle
        .createUpdate(
            """
            INSERT INTO suggestions_answers (suggestion_id, author_id, body, written_at)
            VALUES (:suggestion, :author, :body, :writtenAt)
            """)
        .bind("suggestion", answer.suggestionId())
        .bind("author", answer.authorId())
        .bind("body", answer.body())
        .bind("writtenAt", answer.writtenAt().atOffset(ZoneOffset.UTC))
        .executeAndReturnGeneratedKeys("id")
        .map((row, context) -> row.getLong(1))
        .one();
  }

  /** Returns an answer by its id; empty for null. */
  public Optional<OfficialAnswer> find(Handle handle, Long id) {
    return id == null ? Optional.empty() : find(handle, List.of(id)).stream().findFirst();
  }

  /** Returns those of the ids that exist, in no order. */
  public List<OfficialAnswer> find(Handle handle, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            SELECT a.id, a.suggestion_id, a.author_id, a.body, a.written_at
              FROM suggestions_answers a
             WHERE a.id IN (<ids>)
            """)
        .bindList("ids", List.copyOf(ids))
        .map((row, context) -> read(row))
        .list();
  }

  private static OfficialAnswer read(ResultSet row) throws SQLException {
    return new OfficialAnswer(
        row.getLong(1),
        row.getLong(2),
        row.getObject(3, Long.class),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }
}
