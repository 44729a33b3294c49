package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchIds;
import dev.millet.api.search.SearchSource;
import dev.millet.events.translation.Translation;
import dev.millet.events.translation.TranslationStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has events found by title and text; the catalog says who may see one. */
final class EventSource implements SearchSource {

  private static final int ORDER = 40;

  private final Database database;
  private final EventStore events;
  private final TranslationStore translations;
  private final Pages pages;

  EventSource(Database database, Stores stores, Pages pages) {
    this.database = database;
    this.events = stores.events();
    this.translations = stores.translations();
    this.pages = pages;
  }

  @Override
  public String type() {
    return Event.TYPE;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String label(Request request) {
    return pages.view(request).text("search.label");
  }

  @Override
  public List<SearchDocument> documents(Collection<String> ids) {
    List<Long> numbers = ids.stream().map(Event::number).flatMap(Optional::stream).toList();
    return database.read(
        handle -> {
          Map<Long, List<Translation>> all = translations.of(handle, numbers);
          return events.find(handle, numbers).stream()
              .map(event -> document(event, all.getOrDefault(event.id(), List.of())))
              .toList();
        });
  }

  /** Describes an event by its own title; what it says in all its languages can be found. */
  private static SearchDocument document(Event event, List<Translation> translations) {
    StringBuilder text = new StringBuilder(event.text().body());
    for (Translation each : translations) {
      text.append("\n\n").append(each.title()).append("\n\n").append(each.body());
    }
    return SearchDocument.of(event.subject(), event.text().title(), event.path())
        .withText(text.toString())
        .withCreatedAt(event.time().startsAt());
  }

  @Override
  public List<String> ids(String after, int limit) {
    return SearchIds.of(database, "events_events", after, limit);
  }
}
