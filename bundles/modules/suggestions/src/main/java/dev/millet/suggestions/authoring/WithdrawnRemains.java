package dev.millet.suggestions.authoring;

import dev.millet.api.database.Database;
import dev.millet.api.database.RowStep;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Removes what is left of a suggestion that was withdrawn: earlier versions and events of one that
 * was edited very often. Nobody finds them any more, since the suggestion itself is gone.
 */
public final class WithdrawnRemains implements ChunkedHandler {

  static final int CHUNK = 100;

  private static final List<RowStep> STEPS =
      List.of(
          new RowStep(
              """
              SELECT r.suggestion_id AS number, r.version FROM suggestions_revisions r
               WHERE r.suggestion_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              DELETE FROM suggestions_revisions
               WHERE suggestion_id = :number AND version = :version
              """),
          new RowStep(
              """
              SELECT r.suggestion_id AS number, r.version FROM suggestions_hidden_revisions r
               WHERE r.suggestion_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              DELETE FROM suggestions_hidden_revisions
               WHERE suggestion_id = :number AND version = :version
              """),
          new RowStep(
              """
              SELECT c.suggestion_id AS number, 0 AS version FROM suggestions_status_of c
               WHERE c.suggestion_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "DELETE FROM suggestions_status_of WHERE suggestion_id = :number"),
          new RowStep(
              """
              SELECT e.id AS number, 0 AS version FROM suggestions_events e
               WHERE e.suggestion_id = :of FETCH FIRST :limit ROWS ONLY
              """,
              "DELETE FROM suggestions_events WHERE id = :number"));

  private final Database database;

  public WithdrawnRemains(Database database) {
    this.database = database;
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    long suggestion = entry.payload(Withdrawal.Withdrawn.class).suggestion();
    return database.write(handle -> remove(handle, suggestion, CHUNK));
  }

  /**
   * Removes some of it.
   *
   * @return whether nothing is left
   */
  static boolean remove(Handle handle, long suggestion, int limit) {
    return RowStep.runAll(STEPS, handle, suggestion, limit);
  }
}
