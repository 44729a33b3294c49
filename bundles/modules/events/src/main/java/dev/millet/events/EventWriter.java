package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.events.question.NewQuestion;
import dev.millet.events.question.Question;
import dev.millet.events.question.QuestionStore;
import dev.millet.events.translation.TranslationStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Writes events: members propose them, the team announces them, hosts change and cancel them. What
 * it reads to decide is read under the lock of the event's row.
 */
final class EventWriter {

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final EventStore events;
  private final CityStore cities;
  private final RegistrationStore registrations;
  private final QuestionStore questions;
  private final AllotmentStore allotments;
  private final TranslationStore translations;
  private final Places places;
  private final EventJournal journal;

  EventWriter(Database database, Guard guard, Stores stores, Places places, EventJournal journal) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.events = stores.events();
    this.cities = stores.cities();
    this.registrations = stores.registrations();
    this.questions = stores.questions();
    this.allotments = stores.allotments();
    this.translations = stores.translations();
    this.places = places;
    this.journal = journal;
  }

  /** A change of an event that is locked. */
  interface Change {
    Event of(Handle handle, Event event, Instant now);
  }

  /**
   * Adds an event: of the team as a draft, of a member as a proposal. Its author is its first host.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where the city is unknown, or no zone
   *     follows
   */
  Event add(Member author, NewEvent typed) {
    return database.write(
        handle -> {
          guard.memberActive(author.id());
          Instant now = database.now();
          boolean team = author.is(Role.STAFF);
          EventTime time = typed.time(zone(handle, typed));
          places.draws().requirePossible(null, typed.terms(time));
          Event made =
              events.insert(
                  handle,
                  new Event(
                      0,
                      Words.constant(Kind.class, typed.kind()),
                      team ? EventState.DRAFT : EventState.PROPOSED,
                      typed.text(),
                      time,
                      typed.where(),
                      typed.terms(time),
                      new Event.Made(author.id(), now),
                      1));
          events.addHost(handle, made.id(), author.id());
          if (!team) {
            journal.proposed(made, now);
          }
          return made;
        });
  }

  /**
   * Changes an event; those who are registered are told where it is moved.
   *
   * @param condition looks at the event before it is changed, and throws to leave it as it is
   * @throws dev.millet.api.gateway.ProblemException 422 where there would be fewer places than are
   *     taken
   */
  Event edit(long id, Member by, NewEvent typed, Consumer<Event> condition) {
    return change(
        id,
        by,
        (handle, was, now) -> {
          condition.accept(was);
          requireThere(was);
          EventTime typedTime = typed.time(zone(handle, typed));
          boolean announced = was.state() == EventState.PUBLISHED;
          EventTime time = announced ? typedTime.announcedAs(was.time()) : typedTime;
          places.settle(handle, was, now);
          Terms terms = typed.terms(time);
          places.draws().requirePossible(was, terms);
          requireRoom(handle, was, terms);
          EventText text = typed.text().after(was.text());
          translations.requireFree(handle, id, text.language());
          Event next =
              new Event(
                  id,
                  Words.constant(Kind.class, typed.kind()),
                  was.state(),
                  text,
                  time,
                  typed.where(),
                  terms,
                  was.made(),
                  was.version());
          if (next.equals(was)) {
            return was;
          }
          Event written = events.update(handle, next);
          places.draws().changed(handle, written);
          places.offerFree(handle, written, now);
          questions.moved(handle, id, written.time().endsAt());
          boolean moved = time.isMovedFrom(was.time()) || !typed.where().equals(was.place());
          if (announced && moved) {
            journal.moved(written, by.id(), now);
          }
          return written;
        });
  }

  /**
   * Announces an event; one that is announced stays so.
   *
   * @param by null for the operator
   */
  Event publish(long id, Member by) {
    return change(
        id,
        by,
        (handle, was, now) -> {
          requireThere(was);
          if (was.state() == EventState.PUBLISHED) {
            return was;
          }
          Event written = events.update(handle, was.in(EventState.PUBLISHED));
          places.draws().changed(handle, written);
          journal.published(written, by == null ? null : by.id(), now);
          return written;
        });
  }

  /** Cancels an event; one that is cancelled stays so. */
  Event cancel(long id, Member by, String reason) {
    return change(
        id,
        by,
        (handle, was, now) -> {
          if (was.state() == EventState.CANCELLED) {
            return was;
          }
          Event written = events.update(handle, was.in(EventState.CANCELLED));
          places.draws().cancelled(handle, written, reason);
          journal.cancelled(written, by.id(), reason, now);
          return written;
        });
  }

  /**
   * Makes an event with the same text, terms, questions and entrances as another, to be changed
   * before it is announced.
   */
  Event copy(long id, Member by) {
    return database.write(
        handle -> {
          Event made = add(by, NewEvent.of(events.find(handle, id).orElseThrow(none(id))));
          stores.copy(handle, id, made.id());
          return made;
        });
  }

  /**
   * Asks those who register something.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where there are ten questions already
   */
  Question ask(long id, Member by, NewQuestion typed) {
    return database.write(
        handle -> {
          change(id, by, (same, was, now) -> was);
          return questions.add(handle, id, typed);
        });
  }

  /** Removes a question with its answers; one that is not there stays so. */
  void stopAsking(long id, Member by, long question) {
    change(
        id,
        by,
        (handle, was, now) -> {
          questions.find(handle, id, question).ifPresent(found -> questions.remove(handle, found));
          return was;
        });
  }

  void addHost(long id, Member by, long host) {
    change(
        id,
        by,
        (handle, was, now) -> {
          if (guard.existingMembers(List.of(host)).contains(host)) {
            events.addHost(handle, id, host);
          }
          return was;
        });
  }

  void removeHost(long id, Member by, long host) {
    change(
        id,
        by,
        (handle, was, now) -> {
          events.removeHost(handle, id, host);
          return was;
        });
  }

  /** Changes an event under the lock of its row; by null it is the operator who does. */
  Event change(long id, Member by, Change change) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          Event was = events.lock(handle, id).orElseThrow(none(id));
          if (was.state().isModerated()) {
            throw Problem.of(
                    409,
                    "events.moderated",
                    "Moderators hid the event",
                    "It can be changed when they restore it.")
                .toException();
          }
          return change.of(handle, was, database.now());
        });
  }

  private static Supplier<RuntimeException> none(long id) {
    return () -> Problem.notFound("There is no event " + id + ".").toException();
  }

  /** Returns the zone of the city; null for an event without one, whose zone was typed. */
  private String zone(Handle handle, NewEvent typed) {
    if (typed.city() != null) {
      return cities
          .find(handle, typed.city())
          .map(City::zone)
          .orElseThrow(
              () -> Problem.invalid("city", "unknown", "there is no such city").toException());
    }
    if (typed.zone().isEmpty()) {
      throw Problem.invalid("zone", "needed", "zone is needed where there is no city")
          .toException();
    }
    return null;
  }

  /** Refuses fewer places than are taken; walk-ins may have taken more than there were. */
  private void requireRoom(Handle handle, Event was, Terms terms) {
    Integer places = terms.capacity();
    if (places == null || places.equals(was.terms().capacity())) {
      return;
    }
    int taken = registrations.taken(handle, was.id());
    if (allotments.of(handle, was.id()).givable(places) < taken) {
      throw Problem.invalid(
              "capacity", "below-registered", taken + " places are taken or offered already")
          .toException();
    }
  }

  static void requireThere(Event event) {
    if (event.state() == EventState.CANCELLED) {
      throw Problem.of(
              409, "events.cancelled", "The event is cancelled", "Copy it to announce it again.")
          .toException();
    }
  }
}
