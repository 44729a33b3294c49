package dev.millet.events;

import dev.millet.api.database.WriteGroups.Outcome;
import dev.millet.api.gateway.ProblemException;
import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.Category;
import dev.millet.events.question.Answer;
import dev.millet.events.question.GivenAnswers;
import dev.millet.events.question.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Registers members for one event, in one transaction and under the lock of the event's row. What
 * is free is read once, and counted from then on: nobody else changes it meanwhile. All is decided
 * first, one after the other, and then written together.
 */
final class RegistrationDesk {

  private final Handle handle;
  private final Event event;
  private final Instant now;
  private final Stores stores;
  private final Places places;
  private final LevelGate levels;
  private final boolean isDecidedLater;
  private final Allotment divided;
  private final List<Question> questions;
  private final Map<Long, Integer> left = new HashMap<>();
  private final Optional<Integer> least;
  private final Map<Long, Registration> earlier;
  private final Map<Long, Change> changes = new LinkedHashMap<>();
  private final Map<Long, Registration> active = new HashMap<>();
  private int free;
  private int waiting;
  private long line;

  /**
   * A member who registers.
   *
   * @param given answers to what the event asks
   */
  record Entry(long member, NewRegistration typed, GivenAnswers given) {}

  /**
   * A registration, with its position on the waiting list where that is known.
   *
   * @param position from 1; null where it does not wait, or was there before
   */
  record Placed(Registration registration, Integer position) {}

  /**
   * Makes a desk for one group.
   *
   * @param earlier the registrations that its members have already, by member
   */
  RegistrationDesk(
      Handle handle,
      Event event,
      Instant now,
      Stores stores,
      Places places,
      LevelGate levels,
      Map<Long, Registration> earlier) {
    this.handle = handle;
    this.event = event;
    this.now = now;
    this.stores = stores;
    this.places = places;
    this.levels = levels;
    this.earlier = earlier;
    this.isDecidedLater =
        event.terms().mode() == Mode.APPROVAL || places.draws().isToCome(handle, event);
    this.divided = stores.allotments().of(handle, event.id());
    this.questions = stores.questions().of(handle, event.id());
    this.least = levels.least(handle, event);
    this.free = places.free(handle, event, divided);
    for (Category each : divided.categories()) {
      left.put(each.id(), places.free(handle, each));
    }
    RegistrationStore registrations = stores.registrations();
    this.waiting = registrations.count(handle, event.id(), RegistrationState.WAITING);
    this.line = registrations.nextInLine(handle, event.id());
  }

  /**
   * A registration that is decided, and not written yet.
   *
   * @param was null where there was none
   */
  private record Change(
      Entry entry, Registration was, Registration next, Long category, List<Answer> answers) {

    long member() {
      return entry.member();
    }
  }

  /**
   * Decides about a member; who is registered already stays as they are.
   *
   * @return null where nothing is to be written
   * @throws dev.millet.api.gateway.ProblemException 409 where registration is not open, the hosts
   *     gave no place, or the member lacks the level; 422 for too many guests, and for answers that
   *     cannot be taken
   */
  private Change decided(Entry entry) {
    if (changes.containsKey(entry.member())) {
      return null;
    }
    Registration was = earlier.get(entry.member());
    if (was != null && was.state().isActive()) {
      active.put(entry.member(), was);
      return null;
    }
    Admission.requireOpen(event, now);
    Admission.requireAllowed(event, was, entry.typed());
    levels.require(least, entry.member());
    Long category = Admission.category(divided, entry.typed());
    List<Answer> answers = entry.given().checked(questions);
    return new Change(entry, was, fresh(entry, was, category), category, answers);
  }

  /**
   * Registers members.
   *
   * @param inactive the refusals of those whose accounts are not active
   * @return an outcome for each, in the same order; of what is refused nothing is written
   */
  List<Outcome<Placed>> registerAll(List<Entry> entries, Map<Long, ProblemException> inactive) {
    List<Supplier<Outcome<Placed>>> outcomes = new ArrayList<>();
    for (Entry each : entries) {
      outcomes.add(outcome(each, inactive.get(each.member())));
    }
    Map<Long, Registration> written = write();
    active.putAll(written);
    return outcomes.stream().map(Supplier::get).toList();
  }

  /** Decides, and tells the outcome once all is written. */
  private Supplier<Outcome<Placed>> outcome(Entry entry, ProblemException inactive) {
    if (inactive != null) {
      return () -> Outcome.refused(inactive);
    }
    Integer position = null;
    try {
      Change change = decided(entry);
      if (change != null) {
        changes.put(change.member(), change);
        if (change.next().state() == RegistrationState.WAITING) {
          waiting++;
          position = waiting;
        }
      }
    } catch (ProblemException e) {
      return () -> Outcome.refused(e);
    }
    Integer place = position;
    return () -> Outcome.of(new Placed(active.get(entry.member()), place));
  }

  /** Writes what was decided, and returns the registrations by their members. */
  private Map<Long, Registration> write() {
    RegistrationStore registrations = stores.registrations();
    Map<Long, Registration> written = new LinkedHashMap<>();
    changes.values().forEach(each -> written.put(each.member(), each.next()));
    List<Registration> added =
        changes.values().stream().filter(each -> each.was() == null).map(Change::next).toList();
    registrations
        .insertAll(handle, event.id(), added)
        .forEach(each -> written.put(each.memberId(), each));
    for (Change each : changes.values()) {
      Registration kept = written.get(each.member());
      if (each.was() != null) {
        registrations.save(handle, kept);
      }
      if (each.category() != null || (each.was() != null && !divided.categories().isEmpty())) {
        stores.allotments().choose(handle, kept.id(), event.id(), each.category());
      }
      if (!each.answers().isEmpty()) {
        stores
            .questions()
            .answer(handle, kept.id(), event.id(), each.answers(), event.time().endsAt());
      }
    }
    places.addAll(handle, List.copyOf(written.values()));
    return written;
  }

  private Registration fresh(Entry entry, Registration was, Long category) {
    NewRegistration typed = entry.typed();
    RegistrationState state =
        isDecidedLater ? RegistrationState.ASKED : placed(1 + typed.others(), category);
    return new Registration(
        was == null ? 0 : was.id(),
        event.id(),
        entry.member(),
        state,
        typed.others(),
        typed.named(),
        line++,
        null,
        now);
  }

  /** Takes the places of a party where they are free, also in its category. */
  private RegistrationState placed(int size, Long category) {
    int room = category == null ? free : Math.min(free, left.get(category));
    if (room < size) {
      return RegistrationState.WAITING;
    }
    free -= size;
    if (category != null) {
      left.merge(category, -size, Integer::sum);
    }
    return RegistrationState.GOING;
  }
}
