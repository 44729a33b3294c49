package dev.millet.events;

import java.time.Instant;

/**
 * A member's registration for an event, as a row of {@code events_registrations}. A member has one
 * for an event, however often they register.
 *
 * @param guests how many others they bring
 * @param shown whether the event's page may name them
 * @param line the place in the order of all registrations; grows
 * @param offeredUntil until when an offered place can be taken; null in other states
 * @param changedAt when the state became what it is
 */
public record Registration(
    long id,
    long eventId,
    long memberId,
    RegistrationState state,
    int guests,
    boolean shown,
    long line,
    Instant offeredUntil,
    Instant changedAt) {

  /** Returns how many places it takes. */
  int size() {
    return 1 + guests;
  }

  Registration in(RegistrationState next, Instant at) {
    return new Registration(id, eventId, memberId, next, guests, shown, line, null, at);
  }

  /** Returns the same at another place in line, which a draw gave it. */
  Registration inLine(long place, Instant at) {
    return new Registration(id, eventId, memberId, state, guests, shown, place, null, at);
  }

  Registration offered(Instant until, Instant at) {
    RegistrationState next = RegistrationState.OFFERED;
    return new Registration(id, eventId, memberId, next, guests, shown, line, until, at);
  }

  Registration showing(boolean named) {
    return new Registration(
        id, eventId, memberId, state, guests, named, line, offeredUntil, changedAt);
  }
}
