package dev.millet.suggestions.roadmap;

import dev.millet.api.database.Database;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads suggestions by their due dates, and what was promised before. */
final class DueSuggestions {

  private final Database database;
  private final Suggestions suggestions;

  DueSuggestions(Database database, Suggestions suggestions) {
    this.database = database;
    this.suggestions = suggestions;
  }

  /**
   * Returns those that wait and are due in a range, the first one first, and one more than are
   * shown.
   */
  List<Suggestion> between(LocalDate from, LocalDate until, Columns.Wanted wanted) {
    return database.read(
        handle ->
            suggestions.find(handle, ids(handle, from, until, wanted)).stream()
                .sorted(Comparator.comparing(Suggestion::due).thenComparing(Suggestion::id))
                .toList());
  }

  /** The products are looked at along the index: few suggestions have a day. */
  private static List<Long> ids(
      Handle handle, LocalDate from, LocalDate until, Columns.Wanted wanted) {
    return handle
        .createQuery(
            """
            SELECT c.suggestion_id FROM suggestions_care c
             WHERE c.open_due >= :from AND c.open_due < :until
               AND (:anyProduct OR c.product_id = :product) AND c.product_id NOT IN (<unseen>)
             ORDER BY c.open_due, c.suggestion_id FETCH FIRST :limit ROWS ONLY
            """)
        .bind("from", from)
        .bind("until", until)
        .bind("anyProduct", wanted.product() == null)
        .bind("product", wanted.product() == null ? 0 : wanted.product())
        .bindList("unseen", wanted.unseen().isEmpty() ? List.of(0L) : List.copyOf(wanted.unseen()))
        .bind("limit", wanted.limit() + 1)
        .mapTo(Long.class)
        .list();
  }

  /** Returns the days that were promised before and moved or taken back, by suggestion. */
  Map<Long, List<LocalDate>> slips(Handle handle, Collection<Long> ids) {
    Map<Long, List<LocalDate>> slips = new HashMap<>();
    if (ids.isEmpty()) {
      return slips;
    }
    handle
        .createQuery(
            """
            SELECT e.suggestion_id, e.was FROM suggestions_events e
             WHERE e.suggestion_id IN (<ids>) AND e.kind IN (<kinds>)
             ORDER BY e.suggestion_id, e.happened_at, e.id
            """)
        .bindList("ids", List.copyOf(ids))
        .bindList("kinds", Event.Kind.DUE_MOVED.word(), Event.Kind.DUE_REMOVED.word())
        .map((row, context) -> Map.entry(row.getLong(1), LocalDate.parse(row.getString(2))))
        .forEach(
            slip ->
                slips
                    .computeIfAbsent(slip.getKey(), any -> new ArrayList<>())
                    .add(slip.getValue()));
    return slips;
  }

  /** Returns the revisions of the care of suggestions; one that has none is at its first. */
  Map<Long, Integer> revisions(Handle handle, Collection<Long> ids) {
    Map<Long, Integer> revisions = new HashMap<>();
    if (ids.isEmpty()) {
      return revisions;
    }
    handle
        .createQuery(
            """
            SELECT c.suggestion_id, c.revision FROM suggestions_care c
             WHERE c.suggestion_id IN (<ids>)
            """)
        .bindList("ids", List.copyOf(ids))
        .map((row, context) -> Map.entry(row.getLong(1), row.getInt(2)))
        .forEach(each -> revisions.put(each.getKey(), each.getValue()));
    return revisions;
  }
}
