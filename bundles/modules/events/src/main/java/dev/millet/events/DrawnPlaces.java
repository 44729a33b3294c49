package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.subjects.Subject;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.points.api.selection.Candidate;
import dev.millet.points.api.selection.Method;
import dev.millet.points.api.selection.NewSelection;
import dev.millet.points.api.selection.Requirement;
import dev.millet.points.api.selection.SelectionResult;
import dev.millet.points.api.selection.SelectionStatus;
import dev.millet.points.api.selection.Selections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Draws the places of events among the registered members, with a selection of the module points.
 * Members without a place wait in the order in which they were drawn. While points is away, a draw
 * that is due waits for it. Every method that writes runs under the lock of the event's row.
 */
final class DrawnPlaces {

  private final DrawStore store;
  private final RegistrationStore registrations;
  private final AllotmentStore allotments;
  private final EventJournal journal;
  private final Supplier<Selections> selections;

  /**
   * Makes the draws.
   *
   * @param selections gives what is there now, null where that is nothing; asked once per use
   */
  DrawnPlaces(
      DrawStore store, Stores stores, EventJournal journal, Supplier<Selections> selections) {
    this.store = store;
    this.registrations = stores.registrations();
    this.allotments = stores.allotments();
    this.journal = journal;
    this.selections = selections;
  }

  /** Gives somebody who was drawn a place, where there is room. */
  interface Placing {
    RegistrationState of(Registration drawn);
  }

  /** Returns whether places can be drawn now. */
  boolean isAvailable() {
    return selections.get() != null;
  }

  /**
   * Refuses the terms of an event whose places cannot be drawn.
   *
   * @param was the event before; null for a new one
   * @throws dev.millet.api.gateway.ProblemException 422 {@code mode unavailable} without the module
   *     points, {@code capacity needed} without a limit
   */
  void requirePossible(Event was, Terms terms) {
    if (terms.mode() != Mode.DRAW) {
      return;
    }
    if (terms.capacity() == null) {
      throw Problem.invalid("capacity", "needed", "a draw needs a number of places").toException();
    }
    boolean before = was != null && was.terms().mode() == Mode.DRAW;
    if (!before && !isAvailable()) {
      throw Problem.invalid("mode", "unavailable", "places are drawn with the module points only")
          .toException();
    }
  }

  /** Returns how the draw of an event stands; empty if it is not drawn, or while points is away. */
  Optional<SelectionStatus> status(Event event) {
    Selections there = selections.get();
    return there == null || event.terms().mode() != Mode.DRAW
        ? Optional.empty()
        : there.find(event.subject());
  }

  /**
   * Announces the draw of an event that is announced, or changes it; cancels it where the places
   * are not drawn any more.
   */
  void changed(Handle handle, Event event) {
    DrawStore.Drawing was = store.find(handle, event.id()).orElse(null);
    boolean draws = event.terms().mode() == Mode.DRAW && event.state() == EventState.PUBLISHED;
    if (was != null && was.done()) {
      return;
    }
    if (draws) {
      store.save(handle, new DrawStore.Drawing(event.id(), event.closesAt(), false));
      Selections there = selections.get();
      if (there != null) {
        there.announce(selection(handle, event));
      }
    } else if (was != null) {
      cancelled(handle, event, "");
    }
  }

  private NewSelection selection(Handle handle, Event event) {
    List<Requirement> level =
        store.level(handle, event.id()).map(LevelGate::requirement).stream().toList();
    return new NewSelection(
        event.subject(),
        event.text().title(),
        event.path(),
        event.terms().capacity(),
        event.closesAt(),
        new NewSelection.How(Method.DRAW, "", level));
  }

  /** Cancels the draw of an event, if it is to come. */
  void cancelled(Handle handle, Event event, String reason) {
    DrawStore.Drawing was = store.find(handle, event.id()).orElse(null);
    Selections there = selections.get();
    if (was != null && !was.done()) {
      store.delete(handle, event.id());
      if (there != null) {
        there.cancel(event.subject(), reason);
      }
    }
  }

  /** Returns whether somebody who registers now waits for the draw. */
  boolean isToCome(Handle handle, Event event) {
    return event.terms().mode() == Mode.DRAW
        && !store.find(handle, event.id()).map(DrawStore.Drawing::done).orElse(false);
  }

  /** Refuses, with 409, that somebody decides about a place before the draw. */
  void requireDone(Handle handle, Event event) {
    if (isToCome(handle, event)) {
      throw Problem.of(
              409,
              "events.drawn-later",
              "The places are drawn",
              "Nobody decides about a place before the draw.")
          .toException();
    }
  }

  /**
   * Says whether the published list of a draw names somebody from now on. While points is away, it
   * is told when it is back.
   */
  void show(Handle handle, Event event, long member, boolean shown) {
    if (store.find(handle, event.id()).filter(DrawStore.Drawing::done).isEmpty()) {
      return;
    }
    DrawStore.Told now = new DrawStore.Told(event.id(), member, shown);
    Selections there = selections.get();
    if (there == null) {
      store.tellLater(handle, now);
      return;
    }
    store.told(handle, now);
    there.show(event.subject(), member, shown);
  }

  /** Tells points what it was not told while it was away; returns whether it was anything. */
  boolean catchUp(Database database) {
    Selections there = selections.get();
    List<DrawStore.Told> some = there == null ? List.of() : database.read(store::untold);
    for (DrawStore.Told each : some) {
      database.write(
          handle -> {
            // what was said meanwhile is newer
            boolean still = store.told(handle, each);
            if (still) {
              there.show(Subject.of(Event.TYPE, each.eventId()), each.memberId(), each.shown());
            }
            return still;
          });
    }
    return !some.isEmpty();
  }

  /** Returns whether the draw of an event is due, and can be made. */
  boolean isDue(Handle handle, Event event, Instant now) {
    return event.terms().mode() == Mode.DRAW
        && event.state() == EventState.PUBLISHED
        && isDue(handle, event.id(), now);
  }

  /** Returns whether an announced draw is due, and can be made. */
  boolean isDue(Handle handle, long event, Instant now) {
    return isAvailable()
        && store
            .find(handle, event)
            .filter(each -> !each.done() && !now.isBefore(each.closesAt()))
            .isPresent();
  }

  /**
   * The places that are drawn.
   *
   * @param free how many can be given
   * @param quotas how many of them in a category that has a quota, by its id
   * @param placing gives them
   */
  record Room(int free, Map<Long, Integer> quotas, Placing placing) {}

  /** Draws what is due. */
  void settle(Handle handle, Event event, Instant now, Room room) {
    Selections there = selections.get();
    if (there == null || !isDue(handle, event, now)) {
      return;
    }
    List<Registration> asked = store.asked(handle, event.id());
    if (there.find(event.subject()).isEmpty()) {
      there.announce(selection(handle, event));
    }
    Map<Long, Long> categories =
        room.quotas().isEmpty() ? Map.of() : allotments.choices(handle, event.id());
    List<Candidate> candidates =
        asked.stream()
            .limit(Selections.MAX_CANDIDATES)
            .map(
                each ->
                    new Candidate(
                        each.memberId(), each.size(), each.shown(), categories.get(each.id())))
            .toList();
    SelectionResult result = there.choose(event.subject(), room.free(), room.quotas(), candidates);
    store.save(handle, new DrawStore.Drawing(event.id(), event.closesAt(), true));
    place(handle, event, asked, result, now, room.placing());
  }

  private void place(
      Handle handle,
      Event event,
      List<Registration> asked,
      SelectionResult result,
      Instant now,
      Placing placing) {
    Map<Long, Registration> left = new HashMap<>();
    asked.forEach(each -> left.put(each.memberId(), each));
    List<Registration> others = new ArrayList<>();
    long line = registrations.nextInLine(handle, event.id());
    for (SelectionResult.Place place : result.order()) {
      Registration was = left.remove(place.member());
      if (was != null) {
        Registration drawn = was.inLine(line, now);
        line++;
        if (!place.chosen() || placing.of(drawn) == RegistrationState.WAITING) {
          others.add(drawn.in(RegistrationState.WAITING, now));
        }
      }
    }
    asked.stream()
        .filter(each -> left.containsKey(each.memberId()))
        .forEach(each -> others.add(each.in(RegistrationState.DECLINED, now)));
    store.saveAll(handle, others);
    journal.registeredAll(others);
  }
}
