package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchIds;
import dev.millet.api.search.SearchSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Has events found by title and text; the catalog says who may see one. */
final class EventSource implements SearchSource {

  private static final int ORDER = 40;

  private final Database database;
  private final EventStore events;
  private final Pages pages;

  EventSource(Database database, EventStore events, Pages pages) {
    this.database = database;
    this.events = events;
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
    return database.read(handle -> events.find(handle, numbers)).stream()
        .map(
            event ->
                SearchDocument.of(event.subject(), event.text().title(), event.path())
                    .withText(event.text().body())
                    .withCreatedAt(event.time().startsAt()))
        .toList();
  }

  @Override
  public List<String> ids(String after, int limit) {
    return SearchIds.of(database, "events_events", after, limit);
  }
}
