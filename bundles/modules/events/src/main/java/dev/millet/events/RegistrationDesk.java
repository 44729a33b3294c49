package dev.millet.events;

import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.Category;
import dev.millet.events.question.Answer;
import dev.millet.events.question.GivenAnswers;
import dev.millet.events.question.Question;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Registers members for one event, one after the other, in one transaction and under the lock of
 * the event's row. What is free is read once, and counted from then on: nobody else changes it
 * meanwhile.
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

  RegistrationDesk(
      Handle handle, Event event, Instant now, Stores stores, Places places, LevelGate levels) {
    this.handle = handle;
    this.event = event;
    this.now = now;
    this.stores = stores;
    this.places = places;
    this.levels = levels;
    this.isDecidedLater =
        event.terms().mode() == Mode.APPROVAL || places.draws().isToCome(handle, event);
    this.divided = stores.allotments().of(handle, event.id());
    this.questions = stores.questions().of(handle, event.id());
    this.free = places.free(handle, event, divided);
    for (Category each : divided.categories()) {
      left.put(each.id(), places.free(handle, each));
    }
    RegistrationStore registrations = stores.registrations();
    this.waiting = registrations.count(handle, event.id(), RegistrationState.WAITING);
    this.line = registrations.nextInLine(handle, event.id());
  }

  /**
   * Registers a member; who is registered already stays as they are.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where registration is not open, the hosts
   *     gave no place, or the member lacks the level; 422 for too many guests, and for answers that
   *     cannot be taken. Nothing is written then
   */
  Placed register(Entry entry) {
    RegistrationStore registrations = stores.registrations();
    Registration was = registrations.find(handle, event.id(), entry.member()).orElse(null);
    if (was != null && was.state().isActive()) {
      return new Placed(was, null);
    }
    Admission.requireOpen(event, now);
    Admission.requireAllowed(event, was, entry.typed());
    levels.require(handle, event, entry.member());
    Long category = Admission.category(divided, entry.typed());
    List<Answer> answers = entry.given().checked(questions);
    Registration fresh = fresh(entry, was, category);
    Registration kept =
        was == null ? registrations.insert(handle, fresh) : registrations.save(handle, fresh);
    if (category != null || (was != null && !divided.categories().isEmpty())) {
      stores.allotments().choose(handle, kept.id(), event.id(), category);
    }
    if (!answers.isEmpty()) {
      stores.questions().answer(handle, kept.id(), event.id(), answers, event.time().endsAt());
    }
    Registration made = places.add(handle, kept, entry.member());
    if (made.state() != RegistrationState.WAITING) {
      return new Placed(made, null);
    }
    waiting++;
    return new Placed(made, waiting);
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
