package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/**
 * Registers those together who register for one event at the same time: one of them decides for all
 * who wait, in one transaction. A transaction for each would wait for the disk once for each, since
 * they take turns at the event's row. Thread-safe.
 */
final class RegistrationGroups {

  private static final int MAX_GROUP = 64;

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final Places places;
  private final LevelGate levels;
  private final Map<Long, Line> lines = new ConcurrentHashMap<>();

  RegistrationGroups(
      Database database, Guard guard, Stores stores, Places places, LevelGate levels) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.places = places;
    this.levels = levels;
  }

  /** The members who are registering for an event at this moment. */
  private static final class Line {
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private int callers;
  }

  /** A member who waits for an answer, which the thread that has the turn writes. */
  private static final class Pending {
    private final RegistrationDesk.Entry entry;
    private Outcome outcome;

    private Pending(RegistrationDesk.Entry entry) {
      this.entry = entry;
    }
  }

  /** The outcome for one member: the registration, or the reason of the refusal. */
  private record Outcome(RegistrationDesk.Placed made, RuntimeException refused) {

    RegistrationDesk.Placed orThrow() {
      if (refused != null) {
        throw refused;
      }
      return made;
    }
  }

  /**
   * Registers a member, and returns when it is durable. Inside of another's transaction it is a
   * part of that.
   *
   * @throws ProblemException as {@link RegistrationDesk#register}
   */
  RegistrationDesk.Placed register(long event, RegistrationDesk.Entry entry) {
    if (database.writing()) {
      return database.write(handle -> decided(handle, event, List.of(entry))).get(0).orThrow();
    }
    Line line = join(event);
    try {
      return inLine(event, line, new Pending(entry)).orThrow();
    } finally {
      leave(event);
    }
  }

  private Line join(long event) {
    return lines.compute(
        event,
        (id, there) -> {
          Line line = there == null ? new Line() : there;
          line.callers++;
          return line;
        });
  }

  private void leave(long event) {
    lines.computeIfPresent(event, (id, line) -> --line.callers == 0 ? null : line);
  }

  private Outcome inLine(long event, Line line, Pending own) {
    line.waiting.add(own);
    line.turn.lock();
    try {
      while (own.outcome == null) {
        decide(event, next(line));
      }
      return own.outcome;
    } finally {
      line.turn.unlock();
    }
  }

  private static List<Pending> next(Line line) {
    List<Pending> group = new ArrayList<>();
    while (group.size() < MAX_GROUP && !line.waiting.isEmpty()) {
      group.add(line.waiting.remove());
    }
    return group;
  }

  /** Decides a group; where that fails as a whole, each alone, so that nobody fails for another. */
  private void decide(long event, List<Pending> group) {
    try {
      List<RegistrationDesk.Entry> entries = group.stream().map(each -> each.entry).toList();
      List<Outcome> outcomes = database.write(handle -> decided(handle, event, entries));
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome = outcomes.get(i);
      }
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.get(0).outcome = new Outcome(null, e);
        return;
      }
      group.forEach(each -> decide(event, List.of(each)));
    } catch (Error e) {
      // nobody may wait for an answer that nobody will give any more
      Outcome failed = new Outcome(null, new IllegalStateException("the group failed", e));
      group.forEach(each -> each.outcome = failed);
      throw e;
    }
  }

  private List<Outcome> decided(Handle handle, long event, List<RegistrationDesk.Entry> entries) {
    Map<Long, ProblemException> inactive = inactive(entries);
    Event on =
        stores
            .events()
            .lock(handle, event)
            .filter(Event::isPublic)
            .orElseThrow(() -> Problem.notFound("There is no such event.").toException());
    // read under the lock, so that the times of decisions are in their order
    Instant now = database.now();
    places.settle(handle, on, now);
    RegistrationDesk desk = new RegistrationDesk(handle, on, now, stores, places, levels);
    List<Outcome> outcomes = new ArrayList<>();
    for (RegistrationDesk.Entry each : entries) {
      outcomes.add(outcome(desk, each, inactive.get(each.member())));
    }
    return outcomes;
  }

  /** Finds whose account is not active; in the order of ids, so that groups do not cross. */
  private Map<Long, ProblemException> inactive(List<RegistrationDesk.Entry> entries) {
    Map<Long, ProblemException> found = new HashMap<>();
    entries.stream()
        .map(RegistrationDesk.Entry::member)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .forEach(
            member -> {
              try {
                guard.memberActive(member);
              } catch (ProblemException e) {
                found.put(member, e);
              }
            });
    return found;
  }

  private static Outcome outcome(
      RegistrationDesk desk, RegistrationDesk.Entry entry, ProblemException inactive) {
    if (inactive != null) {
      return new Outcome(null, inactive);
    }
    try {
      return new Outcome(desk.register(entry), null);
    } catch (ProblemException e) {
      return new Outcome(null, e);
    }
  }
}
