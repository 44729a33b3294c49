package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.events.translation.Translation;
import dev.millet.events.translation.TranslationStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Makes answers of rows, with one look-up of people and cities for a list. */
final class EventAnswers {

  private final Database database;
  private final EventStore events;
  private final CityStore cities;
  private final RegistrationStore registrations;
  private final AllotmentStore allotments;
  private final TranslationStore translations;
  private final Members members;

  EventAnswers(Database database, Stores stores, Members members) {
    this.database = database;
    this.events = stores.events();
    this.cities = stores.cities();
    this.registrations = stores.registrations();
    this.allotments = stores.allotments();
    this.translations = stores.translations();
    this.members = members;
  }

  /** The rows that belong to an event. */
  private record Rows(
      Event event,
      List<Long> hosts,
      int going,
      int taken,
      Allotment divided,
      List<Translation> translations) {}

  EventAnswer of(Event event) {
    return of(List.of(event)).get(0);
  }

  List<EventAnswer> of(List<Event> some) {
    List<Rows> rows =
        database.read(
            handle -> {
              List<Long> ids = some.stream().map(Event::id).toList();
              Map<Long, Allotment> divided = allotments.of(handle, ids);
              Map<Long, List<Translation>> all = translations.of(handle, ids);
              return some.stream()
                  .map(
                      event ->
                          rows(
                              handle,
                              event,
                              divided.get(event.id()),
                              all.getOrDefault(event.id(), List.of())))
                  .toList();
            });
    Map<Long, City> known = cities.byId();
    Map<Long, Person> hosts =
        members.people(rows.stream().flatMap(each -> each.hosts().stream()).distinct().toList());
    Instant now = database.now();
    return rows.stream().map(each -> answer(each, known, hosts, now)).toList();
  }

  private Rows rows(Handle handle, Event event, Allotment divided, List<Translation> translations) {
    int going = registrations.people(handle, event.id(), RegistrationState.GOING);
    int offered = registrations.people(handle, event.id(), RegistrationState.OFFERED);
    List<Long> hosts = events.hosts(handle, event.id());
    return new Rows(event, hosts, going, going + offered, divided, translations);
  }

  private static EventAnswer answer(
      Rows rows, Map<Long, City> cities, Map<Long, Person> hosts, Instant now) {
    Event event = rows.event();
    EventText text = event.text();
    EventTime time = event.time();
    Place place = event.place();
    Terms terms = event.terms();
    return new EventAnswer(
        event.id(),
        event.kind().word(),
        event.state().word(),
        event.phase(now).word(),
        text.title(),
        text.body(),
        text.language().isEmpty() ? null : text.language(),
        rows.translations().stream().map(EventAnswers::translated).toList(),
        place.city() == null ? null : cities.get(place.city()),
        place.name(),
        place.address(),
        place.link(),
        time.start(),
        time.hasFinish() ? time.finish() : null,
        time.zone(),
        time.startsAt(),
        time.endsAt(),
        time.isMoved() ? time.movedFrom() : null,
        text.languages(),
        text.access(),
        text.agenda(),
        text.cost(),
        terms.mode().word(),
        terms.capacity(),
        terms.guests(),
        terms.opensAt(),
        event.closesAt(),
        rows.going(),
        terms.capacity() == null
            ? null
            : Math.max(0, rows.divided().givable(terms.capacity()) - rows.taken()),
        rows.hosts().stream().map(hosts::get).filter(Objects::nonNull).toList(),
        event.version());
  }

  private static EventAnswer.Translated translated(Translation each) {
    return new EventAnswer.Translated(each.language(), each.title(), each.body());
  }

  /** Returns the answer to somebody who registered; a position that is known is not counted. */
  RegistrationAnswer of(RegistrationDesk.Placed placed) {
    Registration made = placed.registration();
    if (made.state() == RegistrationState.WAITING && placed.position() == null) {
      return of(made);
    }
    Map<Long, Person> people = members.people(List.of(made.memberId()));
    return answer(made, people, placed.position());
  }

  private static RegistrationAnswer answer(
      Registration each, Map<Long, Person> people, Integer position) {
    return new RegistrationAnswer(
        each.id(),
        each.eventId(),
        people.get(each.memberId()),
        each.state().word(),
        each.guests(),
        each.shown(),
        position,
        each.offeredUntil(),
        each.changedAt());
  }

  RegistrationAnswer of(Registration registration) {
    return ofRegistrations(List.of(registration)).get(0);
  }

  List<RegistrationAnswer> ofRegistrations(List<Registration> some) {
    Map<Long, Person> people = members.people(some.stream().map(Registration::memberId).toList());
    return database.read(
        handle ->
            some.stream()
                .map(
                    each ->
                        answer(
                            each,
                            people,
                            each.state() == RegistrationState.WAITING
                                ? (Integer) registrations.position(handle, each)
                                : null))
                .toList());
  }
}
