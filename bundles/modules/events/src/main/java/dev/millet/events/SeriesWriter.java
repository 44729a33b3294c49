package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.events.series.Occurrence;
import dev.millet.events.series.Recurrence;
import dev.millet.events.series.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Repeats events. Each date is an event of its own, with its own registrations, that can be moved
 * and cancelled alone.
 */
final class SeriesWriter {

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final EventWriter events;
  private final TranslationWriter translations;

  SeriesWriter(Database database, Guard guard, Stores stores, EventWriter events) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.events = events;
    this.translations = new TranslationWriter(database, events, stores);
  }

  /**
   * Repeats an event by a rule. What a member of the team repeats is announced where the event is;
   * what others repeat is a proposal.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where the event belongs to a series, or is
   *     cancelled; 422 for a rule that does not begin with the event, or has fewer than two dates
   *     or too many
   */
  Series repeat(long event, Member by, String rule) {
    return database.write(
        handle -> {
          guard.memberActive(by.id());
          Event first =
              stores
                  .events()
                  .lock(handle, event)
                  .orElseThrow(() -> Problem.notFound("There is no such event.").toException());
          requireSingle(handle, first);
          Recurrence recurrence =
              Recurrence.of(rule).orElseThrow(() -> wrong("no-rule", "this is no rule"));
          List<LocalDateTime> dates = dates(recurrence, first.time().localStart());
          EventTime time = first.time();
          Instant now = database.now();
          Series made =
              stores
                  .series()
                  .insert(
                      handle,
                      new Series(
                          0,
                          first.text().title(),
                          recurrence.counted(dates.size()),
                          time.start(),
                          time.zone(),
                          by.id(),
                          now));
          stores.series().add(handle, new Occurrence(event, made.id(), time.start()));
          for (LocalDateTime date : dates.subList(1, dates.size())) {
            Event next = add(handle, first, date, by, now);
            stores.series().add(handle, new Occurrence(next.id(), made.id(), next.time().start()));
          }
          return made;
        });
  }

  private void requireSingle(Handle handle, Event event) {
    if (event.state() == EventState.CANCELLED) {
      throw Problem.of(
              409, "events.cancelled", "The event is cancelled", "Copy it to announce it again.")
          .toException();
    }
    if (stores.series().occurrence(handle, event.id()).isPresent()) {
      throw Problem.of(
              409,
              "events.in-series",
              "The event belongs to a series",
              "Copy it to begin another series.")
          .toException();
    }
  }

  private static List<LocalDateTime> dates(Recurrence recurrence, LocalDateTime start) {
    List<LocalDateTime> dates = recurrence.dates(start);
    if (dates.isEmpty() || !dates.get(0).equals(start)) {
      throw wrong("not-start", "the first date of the rule is not that of the event");
    }
    if (dates.get(dates.size() - 1).isAfter(start.plusYears(Recurrence.MAX_YEARS))) {
      throw wrong("far", "a series ends after " + Recurrence.MAX_YEARS + " years at most");
    }
    if (dates.size() < 2 || dates.size() > Recurrence.MAX_DATES) {
      throw wrong("number", "a series has 2 to " + Recurrence.MAX_DATES + " dates");
    }
    return dates;
  }

  private static RuntimeException wrong(String code, String detail) {
    return Problem.invalid("rule", code, detail).toException();
  }

  private Event add(Handle handle, Event first, LocalDateTime date, Member by, Instant now) {
    EventTime time = first.time();
    Duration later = Duration.between(time.localStart(), date);
    LocalDateTime finish = time.localFinish() == null ? null : time.localFinish().plus(later);
    EventTime then = EventTime.of(date, finish, time.zoneId());
    Terms terms = first.terms();
    Event next =
        stores
            .events()
            .insert(
                handle,
                new Event(
                    0,
                    first.kind(),
                    by.is(Role.STAFF) ? first.state() : EventState.PROPOSED,
                    first.text(),
                    then,
                    first.place(),
                    new Terms(
                        terms.mode(),
                        terms.capacity(),
                        terms.guests(),
                        shifted(time, terms.opensAt(), later),
                        shifted(time, terms.closesAt(), later)),
                    new Event.Made(by.id(), now),
                    1));
    stores
        .events()
        .hosts(handle, first.id())
        .forEach(host -> stores.events().addHost(handle, next.id(), host));
    stores.copy(handle, first.id(), next.id());
    return next;
  }

  /** Returns a moment so much later by the clock on the wall; null for null. */
  private static Instant shifted(EventTime time, Instant moment, Duration later) {
    if (moment == null) {
      return null;
    }
    LocalDateTime local = LocalDateTime.ofInstant(moment, time.zoneId());
    return local.plus(later).atZone(time.zoneId()).toInstant();
  }

  /** Announces all events of a series; those that are announced or cancelled stay so. */
  void publish(long series, Member by) {
    for (Event event : events(series)) {
      if (!event.state().isAnnounced()) {
        events.publish(event.id(), by);
      }
    }
  }

  /**
   * Gives the events of a series that follow another its texts and its place; their times and terms
   * stay, and those that are cancelled, or take place in another city.
   */
  void alike(Event event, Member by) {
    Occurrence own =
        database
            .read(handle -> stores.series().occurrence(handle, event.id()))
            .orElseThrow(() -> Problem.notFound("It belongs to no series.").toException());
    for (Occurrence each : database.read(h -> stores.series().of(h, own.seriesId()))) {
      Event other =
          database.read(handle -> stores.events().find(handle, each.eventId())).orElseThrow();
      boolean follows = each.planned().compareTo(own.planned()) > 0;
      boolean there = Objects.equals(other.place().city(), event.place().city());
      if (follows && there && other.state() != EventState.CANCELLED) {
        translations.alike(event, other, by);
      }
    }
  }

  private List<Event> events(long series) {
    return database.read(
        handle ->
            stores
                .events()
                .find(
                    handle,
                    stores.series().of(handle, series).stream().map(Occurrence::eventId).toList()));
  }
}
