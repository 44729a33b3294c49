package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.AllotmentStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Makes rows of lists of events. */
final class EventRows {

  private final Database database;
  private final CityStore cities;
  private final RegistrationStore registrations;
  private final AllotmentStore allotments;
  private final EventTexts texts;

  EventRows(Database database, Stores stores) {
    this.database = database;
    this.cities = stores.cities();
    this.registrations = stores.registrations();
    this.allotments = stores.allotments();
    this.texts = new EventTexts(database, stores);
  }

  /** Makes rows of events, with what they say in the reader's language. */
  List<EventRow> of(List<Event> some, Locale locale) {
    List<Event> events = texts.in(locale, some);
    Map<Long, City> known = cities.byId();
    Instant now = database.now();
    return database.read(
        handle -> {
          Map<Long, Allotment> divided =
              allotments.of(handle, events.stream().map(Event::id).toList());
          return events.stream()
              .map(
                  event ->
                      new EventRow(
                          event,
                          city(known, event, locale),
                          mark(handle, event, divided.get(event.id()), now)))
              .toList();
        });
  }

  private static String city(Map<Long, City> known, Event event, Locale locale) {
    City city = event.place().city() == null ? null : known.get(event.place().city());
    return city == null ? "" : city.name(locale);
  }

  private String mark(Handle handle, Event event, Allotment divided, Instant now) {
    if (event.state() != EventState.PUBLISHED) {
      return "state." + event.state().word();
    }
    Phase phase = event.phase(now);
    if (phase != Phase.UPCOMING) {
      return "phase." + phase.word();
    }
    Integer capacity = event.terms().capacity();
    boolean full =
        capacity != null && registrations.taken(handle, event.id()) >= divided.givable(capacity);
    return full ? "state.full" : event.time().isMoved() ? "state.moved" : null;
  }
}
