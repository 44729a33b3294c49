package dev.millet.events.translation;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Translations in the database. Every method runs in the transaction of the given handle; what
 * changes them runs under the lock of the event's row.
 */
public final class TranslationStore {

  private static final int MAX_LANGUAGES = 20;

  private final Table<Translation> translations;

  public TranslationStore(Database database) {
    this.translations =
        database.table("events_translations", Translation.class).key("event_id", "language");
  }

  /** Reads the translations of events by event, ordered by language. */
  public Map<Long, List<Translation>> of(Handle handle, Collection<Long> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    return translations
        .select(
            handle,
            """
            SELECT <columns> FROM events_translations WHERE event_id IN (<ids>)
             ORDER BY event_id, language
            """,
            query -> query.bindList("ids", List.copyOf(events)))
        .stream()
        .collect(Collectors.groupingBy(Translation::eventId));
  }

  /** Reads the translations of an event, ordered by language. */
  public List<Translation> of(Handle handle, long event) {
    return of(handle, List.of(event)).getOrDefault(event, List.of());
  }

  /**
   * Writes the text of an event in a language; one that is there is replaced.
   *
   * @return whether that changed anything
   * @throws dev.millet.api.gateway.ProblemException 422 at {@code language} where there are twenty
   *     others already
   */
  public boolean put(Handle handle, long event, NewTranslation typed) {
    Translation next = typed.row(event);
    List<Translation> all = of(handle, event);
    if (all.contains(next)) {
      return false;
    }
    if (!remove(handle, event, typed.language()) && all.size() >= MAX_LANGUAGES) {
      throw Problem.invalid(
              "language", "too-many", "an event has at most 20 languages besides its own")
          .toException();
    }
    translations.insert(handle, next);
    return true;
  }

  /** Removes the text in a language; returns whether there was one. */
  public boolean remove(Handle handle, long event, String language) {
    return translations.delete(handle, event, language);
  }

  /**
   * Gives an event the translations of another in place of its own.
   *
   * @return whether that changed anything
   */
  public boolean copy(Handle handle, long from, long to) {
    List<Translation> next = of(handle, from).stream().map(each -> each.of(to)).toList();
    if (next.equals(of(handle, to))) {
      return false;
    }
    handle
        .createUpdate("DELETE FROM events_translations WHERE event_id = :event")
        .bind("event", to)
        .execute();
    next.forEach(each -> translations.insert(handle, each));
    return true;
  }

  /**
   * Refuses a language as an event's own where its text is translated into that.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 at {@code language}
   */
  public void requireFree(Handle handle, long event, String language) {
    if (!language.isEmpty() && translations.find(handle, event, language).isPresent()) {
      throw Problem.invalid(
              "language", "translated", "the event has another text in this language already")
          .toException();
    }
  }
}
