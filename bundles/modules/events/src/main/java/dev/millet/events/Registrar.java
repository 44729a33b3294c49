package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.events.question.GivenAnswers;
import dev.millet.points.api.selection.SelectionStatus;
import java.time.Instant;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Registers members for events and takes them off again. Each change is decided by rows that are
 * read under the lock of the event's row, so whoever was answered before another asked stands
 * before them, and no place is given twice.
 */
final class Registrar {

  private static final int MAX_SETTLED = 100;

  private final Database database;
  private final Guard guard;
  private final EventStore events;
  private final RegistrationStore registrations;
  private final Places places;
  private final TicketStore tickets;
  private final LevelGate levels;
  private final AllotmentStore allotments;
  private final AnswerKeeper answers;
  private final RegistrationGroups groups;

  Registrar(Database database, Guard guard, Stores stores, Places places, LevelGate levels) {
    this.database = database;
    this.guard = guard;
    this.events = stores.events();
    this.registrations = stores.registrations();
    this.tickets = stores.tickets();
    this.allotments = stores.allotments();
    this.answers = new AnswerKeeper(stores.questions());
    this.groups = new RegistrationGroups(database, guard, stores, places, levels);
    this.places = places;
    this.levels = levels;
  }

  /** A change of a registration, decided under the event's lock. */
  interface Decision {
    Registration of(Handle handle, Event event, Instant now);
  }

  /**
   * Registers a member; who is registered already stays as they are.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where registration is not open, or the
   *     hosts gave no place; 422 for too many guests, and for answers that cannot be taken
   */
  RegistrationDesk.Placed register(
      long event, long member, NewRegistration typed, GivenAnswers given) {
    return groups.register(event, new RegistrationDesk.Entry(member, typed, given));
  }

  /** Gives a place back, leaves the waiting list, or passes an offer on. Twice is as once. */
  Registration leave(long event, long member) {
    return decide(
        event,
        member,
        (handle, on, now) -> {
          Registration was = own(handle, event, member);
          Admission.requireRunning(on, now);
          return end(handle, on, was, RegistrationState.NOT_COMING, member, "", now);
        });
  }

  /**
   * Takes an offered place.
   *
   * @param given answers in the place of those before; null to keep them
   * @throws dev.millet.api.gateway.ProblemException 409 where nothing is offered any more; 422 for
   *     answers that cannot be taken, or lack
   */
  Registration accept(long event, long member, GivenAnswers given) {
    return decide(
        event,
        member,
        (handle, on, now) -> {
          Registration was = own(handle, event, member);
          if (was.state() == RegistrationState.GOING) {
            return was;
          }
          if (was.state() != RegistrationState.OFFERED || on.state() != EventState.PUBLISHED) {
            throw Problem.of(
                    409,
                    "events.no-offer",
                    "No place is offered",
                    "The time to take the place has passed, or it was passed on.")
                .toException();
          }
          answers.keep(handle, on, was, given);
          return places.change(handle, was.in(RegistrationState.GOING, now), member, "");
        });
  }

  /** Changes the answers of somebody who is registered. */
  Registration answer(long event, long member, GivenAnswers given) {
    return decide(
        event,
        member,
        (handle, on, now) -> {
          Registration was = own(handle, event, member);
          if (!was.state().isActive()) {
            throw Problem.notFound("You are not registered.").toException();
          }
          answers.keep(handle, on, was, given);
          return was;
        });
  }

  /** Says whether the page of the event, and that of its draw, may name a member. */
  Registration show(long event, long member, boolean shown) {
    return decide(
        event,
        member,
        (handle, on, now) -> {
          places.draws().show(handle, on, member, shown);
          return registrations.save(handle, own(handle, event, member).showing(shown));
        });
  }

  /** Gives a member a new ticket; the old one is no longer valid. */
  void renewTicket(long event, long member) {
    decide(
        event,
        member,
        (handle, on, now) -> {
          Registration was = own(handle, event, member);
          if (was.state() == RegistrationState.GOING
              && tickets
                  .find(handle, was.id())
                  .filter(each -> each.enteredAt() != null)
                  .isEmpty()) {
            tickets.revoke(handle, was.id());
            tickets.issue(handle, was);
          }
          return was;
        });
  }

  /** Gives a place to somebody who asked; they wait where none is free. */
  Registration approve(long event, long registration, long host) {
    return decide(
        event,
        host,
        (handle, on, now) -> {
          Registration was = known(handle, event, registration);
          if (was.state() != RegistrationState.ASKED) {
            return was;
          }
          Admission.requireRunning(on, now);
          places.draws().requireDone(handle, on);
          return places.change(handle, was.in(places.placed(handle, on, was), now), host, "");
        });
  }

  /** Gives no place to somebody who asked, or takes one back. Twice is as once. */
  Registration refuse(long event, long registration, long host, String reason) {
    return decide(
        event,
        host,
        (handle, on, now) -> {
          Registration was = known(handle, event, registration);
          RegistrationState next =
              was.state() == RegistrationState.ASKED
                  ? RegistrationState.DECLINED
                  : RegistrationState.REMOVED;
          return end(handle, on, was, next, host, reason, now);
        });
  }

  /**
   * Frees what a member has whose account is suspended or deleted.
   *
   * @param deleted whether the registration is deleted, too
   */
  void free(Registration left, boolean deleted) {
    database.write(
        handle -> {
          Event event = events.lock(handle, left.eventId()).orElseThrow();
          Instant now = database.now();
          places.settle(handle, event, now);
          Registration was = registrations.find(handle, left.id()).orElse(null);
          if (was != null) {
            end(handle, event, was, RegistrationState.NOT_COMING, null, "", now);
          }
          if (deleted) {
            tickets.revoke(handle, left.id());
            answers.forget(handle, left);
            allotments.forget(handle, left.id());
            registrations.delete(handle, left.id());
          }
          return null;
        });
  }

  /** Passes on what ran out until now, if anything did; called before an event is shown. */
  void settle(long event) {
    Instant now = database.now();
    if (database.read(handle -> isUnsettled(handle, event, now))) {
      database.write(
          handle -> {
            events.lock(handle, event).ifPresent(found -> places.settle(handle, found, now));
            return null;
          });
    }
  }

  /**
   * Returns what stands before a registration.
   *
   * @param reader null for a visitor
   */
  RegistrationCards.Gate gate(Handle handle, Event event, Member reader) {
    return new RegistrationCards.Gate(
        places.draws().isToCome(handle, event),
        places.draws().status(event).map(SelectionStatus::path).orElse(""),
        levels.of(handle, event, reader == null ? null : reader.id()).orElse(null),
        allotments.of(handle, event.id()));
  }

  private boolean isUnsettled(Handle handle, long event, Instant now) {
    return registrations.firstLapsed(handle, event, now).isPresent()
        || places.draws().isDue(handle, event, now);
  }

  /** Passes on what ran out of the events that a member registered for. */
  void settleOf(long member) {
    database
        .read(handle -> registrations.active(handle, member, MAX_SETTLED))
        .forEach(each -> settle(each.eventId()));
  }

  private Registration end(
      Handle handle,
      Event event,
      Registration was,
      RegistrationState next,
      Long by,
      String reason,
      Instant now) {
    if (!was.state().isActive()) {
      return was;
    }
    Registration ended = places.change(handle, was.in(next, now), by, reason);
    answers.forget(handle, was);
    places.offerFree(handle, event, now);
    return ended;
  }

  /** Decides about a registration, under the lock of the event's row, as of now. */
  Registration decide(long event, long member, Decision decision) {
    return write(
        member,
        handle -> {
          Event on =
              events
                  .lock(handle, event)
                  .filter(Event::isPublic)
                  .orElseThrow(() -> Problem.notFound("There is no such event.").toException());
          // read under the lock, so that the times of decisions are in their order
          Instant now = database.now();
          places.settle(handle, on, now);
          return decision.of(handle, on, now);
        });
  }

  private Registration write(long member, Function<Handle, Registration> work) {
    return database.write(
        handle -> {
          guard.memberActive(member);
          return work.apply(handle);
        });
  }

  private Registration own(Handle handle, long event, long member) {
    return registrations
        .find(handle, event, member)
        .orElseThrow(() -> Problem.notFound("You are not registered.").toException());
  }

  private Registration known(Handle handle, long event, long registration) {
    return registrations
        .find(handle, registration)
        .filter(each -> each.eventId() == event)
        .orElseThrow(() -> Problem.notFound("There is no such registration.").toException());
  }
}
