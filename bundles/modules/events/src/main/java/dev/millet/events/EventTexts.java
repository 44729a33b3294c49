package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.events.translation.Translation;
import dev.millet.events.translation.TranslationStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Shows events in the reader's language, with one look-up for a list. */
final class EventTexts {

  private final Database database;
  private final TranslationStore translations;

  EventTexts(Database database, Stores stores) {
    this.database = database;
    this.translations = stores.translations();
  }

  /** Returns the same events, with title and text in a language where they are translated. */
  List<Event> in(Locale reader, List<Event> events) {
    Map<Long, List<Translation>> all =
        database.read(handle -> translations.of(handle, events.stream().map(Event::id).toList()));
    return all.isEmpty()
        ? events
        : events.stream()
            .map(each -> in(reader, each, all.getOrDefault(each.id(), List.of())))
            .toList();
  }

  Event in(Locale reader, Event event) {
    return in(reader, List.of(event)).get(0);
  }

  /** Returns the tags of all languages of an event, its own first. */
  List<String> tags(Event event) {
    return Stream.concat(
            Stream.of(event.text().tag()),
            database.read(handle -> translations.of(handle, event.id())).stream()
                .map(Translation::language))
        .toList();
  }

  private static Event in(Locale reader, Event event, List<Translation> translations) {
    return translations.isEmpty() ? event : event.with(event.text().in(reader, translations));
  }
}
