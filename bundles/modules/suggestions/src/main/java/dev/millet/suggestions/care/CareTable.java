package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.suggestions.suggestion.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The owners, due dates and answers of suggestions in the database. Every method runs in the
 * transaction of the given handle.
 *
 * <p>The table stands apart from the suggestions because a vote writes those, with all their
 * indexes. Its columns {@code waiting}, {@code unowned}, {@code unanswered}, {@code open_owner_id}
 * and {@code open_due} say in which parts of staff's inbox a suggestion is, so that each part is a
 * scan of its own index; {@link #sort} derives them again after every change.
 */
public final class CareTable {

  private final Table<Care> table;

  public CareTable(Database database) {
    table = database.table("suggestions_care", Care.class).key("suggestion_id");
  }

  /** Begins to take care of a new suggestion. */
  public void begin(
      Handle handle, long suggestion, long product, Status status, Instant receivedAt) {
    handle
        .createUpdate(
            """
            INSERT INTO suggestions_care (suggestion_id, product_id, revision, received_at, waiting,
              unowned, unanswered, open_owner_id)
            VALUES (:suggestion, :product, 1, :receivedAt, :waiting, :waiting, :waiting, 0)
            """)
        .bind("suggestion", suggestion)
        .bind("product", product)
        .bind("receivedAt", receivedAt.atOffset(ZoneOffset.UTC))
        .bind("waiting", status.isClosed() ? 0 : 1)
        .execute();
  }

  /** Takes a suggestion out of the promise of an answer: it was written elsewhere. */
  public void exempt(Handle handle, long suggestion) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_care SET exempt = TRUE, unanswered = 0
             WHERE suggestion_id = :suggestion
            """)
        .bind("suggestion", suggestion)
        .execute();
  }

  /**
   * Returns the care; empty for a suggestion that is older than the table and that nobody has
   * touched since.
   */
  public Optional<Care> find(Handle handle, long suggestion) {
    return table.find(handle, suggestion);
  }

  /**
   * Replaces the owner, the due date and the answer, unless somebody changed them since.
   *
   * @param next with the revision that was read
   * @return whether nobody did
   */
  boolean write(Handle handle, Care next) {
    int written =
        handle
            .createUpdate(
                """
                UPDATE suggestions_care
                   SET revision = revision + 1, owner_id = :owner, due = :due, answer_id = :answer,
                       duplicate_of = :duplicateOf
                 WHERE suggestion_id = :suggestion AND revision = :revision
                """)
            .bind("suggestion", next.suggestionId())
            .bind("revision", next.revision())
            .bind("owner", next.ownerId())
            .bind("due", next.due())
            .bind("answer", next.answerId())
            .bind("duplicateOf", next.duplicateOf())
            .execute();
    return written == 1;
  }

  /** Puts a suggestion into the parts of the inbox where it belongs. */
  public void sort(Handle handle, long suggestion, long product, Status status) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_care
               SET product_id = :product,
                   waiting = CAST(:waiting AS INTEGER),
                   unowned = CASE WHEN owner_id IS NULL THEN CAST(:waiting AS INTEGER) ELSE 0 END,
                   unanswered =
                     CASE WHEN answered_at IS NULL AND NOT exempt
                          THEN CAST(:waiting AS INTEGER) ELSE 0 END,
                   open_owner_id =
                     CASE WHEN CAST(:waiting AS INTEGER) = 1 THEN COALESCE(owner_id, 0) ELSE 0 END,
                   open_due = CASE WHEN CAST(:waiting AS INTEGER) = 1 THEN due ELSE NULL END
             WHERE suggestion_id = :suggestion
            """)
        .bind("suggestion", suggestion)
        .bind("product", product)
        .bind("waiting", status.isClosed() ? 0 : 1)
        .execute();
  }

  /**
   * Notes when somebody of the company first said something; does nothing where somebody had. No
   * part of the revision: it takes nothing away from anybody.
   */
  public void answered(Handle handle, long suggestion, Instant receivedAt, Instant at) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_care
               SET answered_at = :at, answer_seconds = :seconds, unanswered = 0
             WHERE suggestion_id = :suggestion AND answered_at IS NULL
            """)
        .bind("suggestion", suggestion)
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .bind("seconds", Math.max(0, Duration.between(receivedAt, at).toSeconds()))
        .execute();
  }

  /**
   * Returns the suggestions that were closed because this one says the same, the first ones of
   * them.
   */
  public List<Long> duplicates(Handle handle, long suggestion, int limit) {
    return handle
        .createQuery(
            """
            SELECT c.suggestion_id FROM suggestions_care c
             WHERE c.duplicate_of = :suggestion
             ORDER BY c.duplicate_of, c.suggestion_id
             LIMIT :limit
            """)
        .bind("suggestion", suggestion)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }
}
