package dev.millet.suggestions.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.lifecycle.ReleaseFact.StatusMove;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The facts about the releases of suggestions in the database; what they add up to lies in memory
 * for lists. Whoever writes has taken the suggestion for itself.
 */
public final class ReleaseFacts {

  private static final int MAX_KEPT = 20_000;

  private final Database database;
  private final Table<ReleaseFact> table;
  private final ReadCache<Long, ReleaseState> states;

  public ReleaseFacts(Database database) {
    this.database = database;
    this.table = database.table("suggestions_releases", ReleaseFact.class).key("change_key");
    this.states = database.cache("releases", MAX_KEPT);
  }

  /** Returns the state of each of some suggestions; those that no release names have none. */
  public Map<Long, ReleaseState> states(Collection<Long> suggestions) {
    return suggestions.isEmpty() ? Map.of() : states.all(suggestions, this::read);
  }

  /** Returns the state of a suggestion. */
  public ReleaseState state(long suggestion) {
    return states(List.of(suggestion)).getOrDefault(suggestion, ReleaseState.NONE);
  }

  private Map<Long, ReleaseState> read(Set<Long> suggestions) {
    List<ReleaseFact> facts =
        database.read(
            handle ->
                table.select(
                    handle,
                    """
                    SELECT <columns> FROM suggestions_releases
                     WHERE suggestion_id IN (<ids>)
                     ORDER BY suggestion_id, applied_at
                    """,
                    query -> query.bindList("ids", List.copyOf(suggestions))));
    Map<Long, ReleaseState> found = new HashMap<>();
    suggestions.forEach(id -> found.put(id, ReleaseState.NONE));
    facts.stream()
        .collect(groupingBy(ReleaseFact::suggestionId))
        .forEach((id, some) -> found.put(id, ReleaseState.of(some)));
    return found;
  }

  /** Returns the facts that events tell of, by their keys. */
  public Map<String, ReleaseFact> of(Handle handle, Collection<Event> events) {
    List<String> keys = events.stream().flatMap(event -> event.releases().stream()).toList();
    return keys.isEmpty()
        ? Map.of()
        : table
            .select(
                handle,
                "SELECT <columns> FROM suggestions_releases WHERE change_key IN (<keys>)",
                query -> query.bindList("keys", keys))
            .stream()
            .collect(toMap(ReleaseFact::changeKey, Function.identity()));
  }

  /** Returns the facts of a suggestion, the oldest first. */
  List<ReleaseFact> of(Handle handle, long suggestion) {
    return table.select(
        handle,
        """
        SELECT <columns> FROM suggestions_releases
         WHERE suggestion_id = :suggestion
         ORDER BY suggestion_id, applied_at
        """,
        query -> query.bind("suggestion", suggestion));
  }

  /** Returns whether a release names a suggestion, so that it is no longer its author's alone. */
  public boolean hasAny(Handle handle, long suggestion) {
    return of(handle, suggestion).stream().anyMatch(fact -> fact.undoneAt() == null);
  }

  Optional<ReleaseFact> find(Handle handle, String key) {
    return table.find(handle, key);
  }

  void add(Handle handle, ReleaseFact fact) {
    states.changed(fact.suggestionId());
    table.insert(handle, fact);
  }

  /** Sets the device on which something was seen; null for none. */
  void setDevice(Handle handle, ReleaseFact fact, String device) {
    states.changed(fact.suggestionId());
    handle
        .createUpdate("UPDATE suggestions_releases SET device = :device WHERE change_key = :key")
        .bind("device", device)
        .bind("key", fact.changeKey())
        .execute();
  }

  /** Notes that a fact does not stand any more. */
  void undo(Handle handle, ReleaseFact fact, Instant at) {
    states.changed(fact.suggestionId());
    handle
        .createUpdate("UPDATE suggestions_releases SET undone_at = :at WHERE change_key = :key")
        .bind("key", fact.changeKey())
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Hands the change of the status on to a fact that has the same reason. */
  void inherit(Handle handle, ReleaseFact heir, StatusMove status, Long event) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_releases
               SET status_was = :was, status_became = :became,
                   event_id = COALESCE(event_id, CAST(:event AS BIGINT))
             WHERE change_key = :key
            """)
        .bind("key", heir.changeKey())
        .bind("was", status.was())
        .bind("became", status.became())
        .bind("event", event)
        .execute();
  }

  /** Forgets a suggestion that is removed. */
  public void forget(Handle handle, long suggestion) {
    states.changed(suggestion);
    handle
        .createUpdate("DELETE FROM suggestions_releases WHERE suggestion_id = :suggestion")
        .bind("suggestion", suggestion)
        .execute();
  }
}
