package dev.millet.suggestions.authoring;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.suggestions.care.CareTable;
import dev.millet.suggestions.suggestion.Shuffle;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.trend.Ranks;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Gives suggestions that a version before this one wrote their places in the random order, among
 * those that wait for an answer, and in staff's inbox. Runs along the journal, so it comes to all
 * of them once, a few at a time, also to those that the old version writes while both are there.
 */
public final class MissingPlaces implements BatchHandler {

  private final Database database;
  private final Suggestions suggestions;
  private final CareTable care;

  public MissingPlaces(Database database, Suggestions suggestions) {
    this.database = database;
    this.care = new CareTable(database);
    this.suggestions = suggestions;
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    Set<Long> ids = new TreeSet<>();
    batch.forEach(each -> ids.add(each.payload(Authoring.Submitted.class).suggestion()));
    database.write(
        handle -> {
          // held: whoever takes care of it at this moment begins with the same rows
          ids.forEach(
              id -> suggestions.lockToEdit(handle, id).ifPresent(each -> place(handle, each)));
          return null;
        });
  }

  private void place(Handle handle, Suggestion suggestion) {
    if (care.find(handle, suggestion.id()).isEmpty()) {
      care.begin(
          handle,
          suggestion.id(),
          suggestion.productId(),
          suggestion.status(),
          suggestion.createdAt());
    }
    Long waiting = Ranks.waiting(suggestion.createdAt(), suggestion.status().isClosed());
    handle
        .createUpdate(
            """
            UPDATE suggestions_suggestions
               SET shuffle_rank = :shuffle, waiting_rank = :waiting
             WHERE id = :id AND shuffle_rank IS NULL
            """)
        .bind("id", suggestion.id())
        .bind("shuffle", Shuffle.rank(suggestion.id()))
        .bind("waiting", waiting)
        .execute();
    handle
        .createUpdate(
            """
            UPDATE suggestions_tags
               SET shuffle_rank = :shuffle, waiting_rank = :waiting
             WHERE suggestion_id = :id AND shuffle_rank IS NULL
            """)
        .bind("id", suggestion.id())
        .bind("shuffle", Shuffle.rank(suggestion.id()))
        .bind("waiting", waiting)
        .execute();
  }
}
