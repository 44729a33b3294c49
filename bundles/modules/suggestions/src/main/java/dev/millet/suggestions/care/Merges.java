package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The suggestions that were merged into others, as rows of {@code suggestions_merges}, whether
 * moderators have hidden them or not. Every method runs in the transaction of the given handle.
 */
public final class Merges {

  private final Table<Merge> rows;

  /**
   * A suggestion that was merged into another.
   *
   * @param statusBefore the word of the status that it gets back when it is unmerged
   * @param byId the member who merged it; null for nobody
   */
  public record Merge(
      long suggestionId, long intoId, String statusBefore, Long byId, Instant mergedAt) {

    /** Returns the status that it gets back when it is unmerged. */
    public Status status() {
      return Status.of(statusBefore)
          .filter(before -> before != Status.DUPLICATE)
          .orElse(Status.OPEN);
    }
  }

  public Merges(Database database) {
    this.rows = database.table("suggestions_merges", Merge.class).key("suggestion_id");
  }

  /** Finds the merge of a suggestion. */
  public Optional<Merge> find(Handle handle, long suggestion) {
    return rows.find(handle, suggestion);
  }

  /** Returns some of the suggestions that were merged into one, in the order of their ids. */
  public List<Long> of(Handle handle, long into, int limit) {
    return rows
        .select(
            handle,
            """
            SELECT <columns> FROM suggestions_merges WHERE into_id = :into
             ORDER BY into_id, suggestion_id FETCH FIRST :limit ROWS ONLY
            """,
            query -> query.bind("into", into).bind("limit", limit))
        .stream()
        .map(Merge::suggestionId)
        .toList();
  }

  /** Returns the visible suggestions that were merged into some, by the one that stays. */
  public Map<Long, List<Long>> visible(Handle handle, Collection<Long> into) {
    return rows
        .select(
            handle,
            """
            SELECT <columns>
              FROM UNNEST(CAST(:ids AS BIGINT ARRAY)) AS wanted (suggestion)
              JOIN suggestions_merges ON into_id = wanted.suggestion
             WHERE EXISTS (SELECT s.id FROM suggestions_suggestions s
                            WHERE s.id = suggestions_merges.suggestion_id)
             ORDER BY suggestion_id
            """,
            query -> query.bindArray("ids", Long.class, List.copyOf(into)))
        .stream()
        .collect(
            Collectors.groupingBy(
                Merge::intoId, Collectors.mapping(Merge::suggestionId, Collectors.toList())));
  }

  void add(Handle handle, Merge merge) {
    rows.insert(handle, merge);
  }

  void remove(Handle handle, long suggestion) {
    rows.delete(handle, suggestion);
  }
}
