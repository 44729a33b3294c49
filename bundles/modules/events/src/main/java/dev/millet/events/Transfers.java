package dev.millet.events;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Gives the place of one member to another, also when all places are taken: the other is offered
 * it, as somebody of the waiting list is, and answers what the event asks. What they do not take is
 * offered to those who wait.
 */
final class Transfers {

  private final Guard guard;
  private final Stores stores;
  private final Registrar registrar;
  private final Places places;
  private final LevelGate levels;

  Transfers(Guard guard, Stores stores, Registrar registrar, Places places, LevelGate levels) {
    this.guard = guard;
    this.stores = stores;
    this.registrar = registrar;
    this.places = places;
    this.levels = levels;
  }

  /**
   * Offers the place of a member to another.
   *
   * @return the registration of the member who had it
   * @throws dev.millet.api.gateway.ProblemException 409 where there is no place to give, or hosts
   *     decide who comes; 422 where the other cannot be offered it
   */
  Registration transfer(long event, long from, long to) {
    return registrar.decide(
        event,
        from,
        (handle, on, now) -> {
          Registration own =
              stores
                  .registrations()
                  .find(handle, event, from)
                  .filter(each -> each.state() == RegistrationState.GOING)
                  .filter(each -> isUnused(handle, each))
                  .orElseThrow(Transfers::noPlace);
          requireTransferable(on, now);
          Registration theirs = theirs(handle, on, to, own, now);
          Registration given =
              places.change(handle, own.in(RegistrationState.NOT_COMING, now), from, "");
          stores.questions().forget(handle, own.id());
          Long category = stores.allotments().chosen(handle, own.id());
          stores.allotments().choose(handle, theirs.id(), event, category);
          places.change(handle, theirs.offered(Places.until(on, now), now), from, "");
          return given;
        });
  }

  private boolean isUnused(Handle handle, Registration own) {
    return stores
        .tickets()
        .find(handle, own.id())
        .filter(ticket -> ticket.enteredAt() == null)
        .isPresent();
  }

  private static RuntimeException noPlace() {
    return Problem.of(
            409,
            "events.no-place",
            "There is no place to give",
            "You have no place, or your ticket was used.")
        .toException();
  }

  private static void requireTransferable(Event on, Instant now) {
    Admission.requireGivable(on, now);
    if (on.terms().mode() != Mode.FIRST_COME) {
      throw Problem.of(
              409,
              "events.no-transfer",
              "Places of this event are not passed on",
              "Give the place back instead.")
          .toException();
    }
  }

  private boolean isActive(long member) {
    try {
      guard.memberActive(member);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  /** Returns the registration of the other, with as many places as are given. */
  private Registration theirs(Handle handle, Event on, long to, Registration own, Instant now) {
    RegistrationStore registrations = stores.registrations();
    Registration was = registrations.find(handle, on.id(), to).orElse(null);
    boolean refused =
        was != null
            && (was.state() == RegistrationState.REMOVED
                || was.state() == RegistrationState.DECLINED);
    if (refused || to == own.memberId() || !isActive(to) || !levels.allows(handle, on, to)) {
      throw Problem.invalid("handle", "not-possible", "this member cannot be offered the place")
          .toException();
    }
    if (was != null && was.state().holdsPlace()) {
      throw Problem.invalid("handle", "has-place", "this member has a place already").toException();
    }
    Registration fresh =
        new Registration(
            was == null ? 0 : was.id(),
            on.id(),
            to,
            RegistrationState.ASKED,
            own.guests(),
            was != null && was.shown(),
            was != null && was.state().isActive()
                ? was.line()
                : registrations.nextInLine(handle, on.id()),
            null,
            now);
    return was == null ? registrations.insert(handle, fresh) : fresh;
  }
}
