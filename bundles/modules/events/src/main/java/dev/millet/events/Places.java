package dev.millet.events;

import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.events.allotment.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Gives places out, and passes them on. Nothing is counted but rows: a place is free where no
 * registration takes it, so it can be freed once only. Every method runs under the lock of the
 * event's row.
 */
final class Places {

  /** How long somebody has to take an offered place. */
  static final Duration OFFER = Duration.ofHours(24);

  private final RegistrationStore registrations;
  private final TicketStore tickets;
  private final AllotmentStore allotments;
  private final EventJournal journal;
  private final DrawnPlaces draws;

  Places(Stores stores, EventJournal journal, DrawnPlaces draws) {
    this.registrations = stores.registrations();
    this.tickets = stores.tickets();
    this.allotments = stores.allotments();
    this.journal = journal;
    this.draws = draws;
  }

  /**
   * Brings the registrations to what they are at a moment: each offer that ran out meanwhile was
   * passed on at the moment at which it ran out, whenever somebody looks. A draw that is due is
   * made.
   */
  void settle(Handle handle, Event event, Instant now) {
    if (draws.isDue(handle, event, now)) {
      Allotment divided = allotments.of(handle, event.id());
      Map<Long, Integer> quotas = new HashMap<>();
      divided.categories().stream()
          .filter(each -> each.quota() != null)
          .forEach(each -> quotas.put(each.id(), free(handle, each)));
      DrawnPlaces.Room room =
          new DrawnPlaces.Room(
              free(handle, event, divided),
              quotas,
              drawn -> givenIfFree(handle, event, drawn, now));
      draws.settle(handle, event, now, room);
    }
    for (var lapsed = registrations.firstLapsed(handle, event.id(), now);
        lapsed.isPresent();
        lapsed = registrations.firstLapsed(handle, event.id(), now)) {
      Instant at = lapsed.get().offeredUntil();
      Registration gone = lapsed.get().in(RegistrationState.LAPSED, at);
      journal.registered(registrations.save(handle, gone), null, "");
      offerFree(handle, event, at);
    }
  }

  /**
   * Offers what is free to those who wait, in their order; who needs more places than are free is
   * passed over. Nothing is offered once registration is closed.
   */
  void offerFree(Handle handle, Event event, Instant at) {
    if (event.state() != EventState.PUBLISHED || !at.isBefore(event.offersUntil())) {
      return;
    }
    Instant day = at.plus(OFFER);
    Instant until = day.isBefore(event.offersUntil()) ? day : event.offersUntil();
    Allotment divided = allotments.of(handle, event.id());
    int free = free(handle, event, divided);
    while (free > 0) {
      Registration next = firstWaiting(handle, event, divided, free).orElse(null);
      if (next == null) {
        return;
      }
      free -= next.size();
      journal.registered(registrations.save(handle, next.offered(until, at)), null, "");
    }
  }

  private RegistrationState givenIfFree(
      Handle handle, Event event, Registration drawn, Instant now) {
    RegistrationState state = placed(handle, event, drawn);
    if (state == RegistrationState.GOING) {
      change(handle, drawn.in(state, now), null, "");
    }
    return state;
  }

  /** Returns the draws of events. */
  DrawnPlaces draws() {
    return draws;
  }

  /** Returns who waits first of those for whose party there is room, also in their category. */
  private Optional<Registration> firstWaiting(
      Handle handle, Event event, Allotment divided, int free) {
    if (divided.categories().isEmpty()) {
      return registrations.firstWaiting(handle, event.id(), free);
    }
    Stream<Registration> chosen =
        divided.categories().stream()
            .flatMap(
                each ->
                    allotments
                        .firstWaiting(handle, each, Math.min(free, free(handle, each)))
                        .stream())
            .flatMap(id -> registrations.find(handle, id).stream());
    Stream<Registration> others =
        registrations.firstWaitingWithoutCategory(handle, event.id(), free).stream();
    return Stream.concat(chosen, others).min(Comparator.comparingLong(Registration::line));
  }

  /** Returns until when somebody has to take a place that a person gives them. */
  static Instant until(Event event, Instant now) {
    Instant day = now.plus(OFFER);
    Instant begins = event.time().startsAt();
    return day.isBefore(begins) ? day : begins;
  }

  /** Returns how many places nobody has, and nobody is offered. */
  int free(Handle handle, Event event) {
    return free(handle, event, allotments.of(handle, event.id()));
  }

  /** Returns the same, for places that are divided so. */
  int free(Handle handle, Event event, Allotment divided) {
    Integer capacity = event.terms().capacity();
    return capacity == null
        ? Integer.MAX_VALUE
        : Math.max(0, divided.givable(capacity) - registrations.taken(handle, event.id()));
  }

  /** Returns how many places are left of a category's quota. */
  int free(Handle handle, Category category) {
    return category.quota() == null
        ? Integer.MAX_VALUE
        : Math.max(0, category.quota() - allotments.taken(handle, category));
  }

  /** Returns the state that somebody gets who may come: a place where it is free. */
  RegistrationState placed(Handle handle, Event event, Registration party) {
    Allotment divided = allotments.of(handle, event.id());
    int free = free(handle, event, divided);
    int inCategory =
        divided.categories().isEmpty()
            ? free
            : Optional.ofNullable(allotments.chosen(handle, party.id()))
                .flatMap(divided::category)
                .map(each -> free(handle, each))
                .orElse(free);
    return Math.min(free, inCategory) >= party.size()
        ? RegistrationState.GOING
        : RegistrationState.WAITING;
  }

  /** Issues the tickets of registrations that their members made, and tells the journal of them. */
  void addAll(Handle handle, List<Registration> written) {
    tickets.issueAll(
        handle, written.stream().filter(each -> each.state() == RegistrationState.GOING).toList());
    journal.registeredThemselves(written);
  }

  /** Writes that a registration has another state, with its ticket and its entry in the journal. */
  Registration change(Handle handle, Registration next, Long by, String reason) {
    Registration saved = registrations.save(handle, next);
    if (saved.state() == RegistrationState.GOING) {
      tickets.issue(handle, saved);
    } else {
      tickets.revoke(handle, saved.id());
    }
    journal.registered(saved, by, reason);
    return saved;
  }
}
