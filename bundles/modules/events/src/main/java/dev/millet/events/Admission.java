package dev.millet.events;

import dev.millet.api.gateway.Problem;
import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.Category;
import java.time.Instant;

/** The conditions under which members register and change their registrations. */
final class Admission {

  private Admission() {}

  /** Refuses, with 409, where no places are given now. */
  static void requireOpen(Event event, Instant now) {
    if (!event.isOpen(now)) {
      throw Problem.of(
              409,
              "events.not-open",
              "Registration is not open",
              "The event takes no registrations now.")
          .toException();
    }
  }

  /** Refuses, with 409, where the event has begun, or is not announced. */
  static void requireGivable(Event event, Instant now) {
    if (event.state() != EventState.PUBLISHED || !now.isBefore(event.time().startsAt())) {
      throw Problem.of(
              409, "events.over", "The event is over", "It has begun, or does not take place.")
          .toException();
    }
  }

  /** Refuses, with 409, where the event is over. */
  static void requireRunning(Event event, Instant now) {
    if (event.state() == EventState.CANCELLED || event.phase(now) == Phase.ENDED) {
      throw Problem.of(409, "events.over", "The event is over", "It has ended or was cancelled.")
          .toException();
    }
  }

  /**
   * Returns the category that somebody registers in; null where the event has none.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it is unknown or lacks, or is smaller
   *     than the party
   */
  static Long category(Allotment divided, NewRegistration typed) {
    if (divided.categories().isEmpty() && typed.category() == null) {
      return null;
    }
    if (typed.category() == null) {
      throw Problem.invalid("category", "missing", "choose a category of the event").toException();
    }
    Category chosen =
        divided
            .category(typed.category())
            .orElseThrow(
                () ->
                    Problem.invalid("category", "unknown", "there is no such category")
                        .toException());
    if (chosen.quota() != null && 1 + typed.others() > chosen.quota()) {
      throw Problem.invalid("guests", "too-many", "the category has " + chosen.quota() + " places")
          .toException();
    }
    return chosen.id();
  }

  /** Refuses whom the hosts refused, with 409, and too many guests, with 422. */
  static void requireAllowed(Event event, Registration was, NewRegistration typed) {
    boolean refused =
        was != null
            && (was.state() == RegistrationState.REMOVED
                || was.state() == RegistrationState.DECLINED);
    if (refused) {
      throw Problem.of(
              409, "events.refused", "The hosts gave no place", "The hosts decided about this.")
          .toException();
    }
    int most = event.terms().guests();
    if (typed.others() > most) {
      throw Problem.invalid("guests", "too-many", "guests is at most " + most).toException();
    }
    Integer capacity = event.terms().capacity();
    if (capacity != null && 1 + typed.others() > capacity) {
      throw Problem.invalid("guests", "too-many", "the event has " + capacity + " places")
          .toException();
    }
  }
}
