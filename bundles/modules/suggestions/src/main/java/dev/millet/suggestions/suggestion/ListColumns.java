package dev.millet.suggestions.suggestion;

import static dev.millet.suggestions.suggestion.SuggestionColumns.column;

import dev.millet.suggestions.trend.Ranks;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * The changes that staff make to a suggestion's row and its tags' rows, where lists read them.
 * Every method runs in the transaction of the given handle.
 */
public final class ListColumns {

  /**
   * Changes the status and nothing else, if nobody has edited the suggestion since.
   *
   * @param read the suggestion as it was read; its version must still be the stored one
   * @return whether nobody had
   */
  public boolean status(Handle handle, Suggestion read, Status status, Instant updatedAt) {
    int written =
        handle
            .createUpdate(
                """
                UPDATE suggestions_suggestions
                   SET status = :status, updated_at = :updatedAt, version = version + 1
                 WHERE id = :id AND version = :version
                """)
            .bind("id", read.id())
            .bind("version", read.version())
            .bind("status", status.word())
            .bind("updatedAt", column(updatedAt))
            .execute();
    handle
        .createUpdate(
            "UPDATE suggestions_tags SET status = :status WHERE suggestion_id = :suggestion")
        .bind("suggestion", read.id())
        .bind("status", status.word())
        .execute();
    return written == 1;
  }

  /**
   * Notes who takes care of a suggestion, and until when.
   *
   * @param owner null for nobody
   * @param due null for no day
   */
  public void owner(Handle handle, long id, Long owner, LocalDate due) {
    handle
        .createUpdate(
            "UPDATE suggestions_suggestions SET owner_id = :owner, due = :due WHERE id = :id")
        .bind("id", id)
        .bind("owner", owner)
        .bind("due", due)
        .execute();
  }

  /** Puts a suggestion among those that wait for an answer, or takes it out of there. */
  public void waiting(Handle handle, long id, Instant createdAt) {
    boolean answered =
        handle
            .createQuery(
                "SELECT c.unanswered FROM suggestions_care c WHERE c.suggestion_id = :suggestion")
            .bind("suggestion", id)
            .mapTo(Integer.class)
            .findOne()
            .map(unanswered -> unanswered == 0)
            .orElse(false);
    Long rank = Ranks.waiting(createdAt, answered);
    handle
        .createUpdate("UPDATE suggestions_suggestions SET waiting_rank = :rank WHERE id = :id")
        .bind("id", id)
        .bind("rank", rank)
        .execute();
    handle
        .createUpdate("UPDATE suggestions_tags SET waiting_rank = :rank WHERE suggestion_id = :id")
        .bind("id", id)
        .bind("rank", rank)
        .execute();
  }
}
