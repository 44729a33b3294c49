package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.WriteGroups;
import dev.millet.api.database.WriteGroups.Outcome;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Registers those together who register for one event at the same time, since they take turns at
 * the event's row. Thread-safe.
 */
final class RegistrationGroups {

  private static final int MAX_GROUP = 256;

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final Places places;
  private final LevelGate levels;
  private final EarlierRegistrations earlier;
  private final WriteGroups<Long, RegistrationDesk.Entry, RegistrationDesk.Placed> groups;

  RegistrationGroups(
      Database database, Guard guard, Stores stores, Places places, LevelGate levels) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.places = places;
    this.levels = levels;
    this.earlier = new EarlierRegistrations(database);
    this.groups =
        new WriteGroups<Long, RegistrationDesk.Entry, RegistrationDesk.Placed>(
                database, MAX_GROUP, this::decided)
            .gathering();
  }

  /**
   * Registers a member, and returns when it is durable. Inside of another's transaction it is a
   * part of that.
   *
   * @throws ProblemException as {@link RegistrationDesk#register}
   */
  RegistrationDesk.Placed register(long event, RegistrationDesk.Entry entry) {
    return groups.write(event, entry);
  }

  private List<Outcome<RegistrationDesk.Placed>> decided(
      Handle handle, long event, List<RegistrationDesk.Entry> entries) {
    Set<Long> members =
        entries.stream().map(RegistrationDesk.Entry::member).collect(Collectors.toSet());
    Map<Long, ProblemException> inactive = inactive(members);
    Event on =
        stores
            .events()
            .lock(handle, event)
            .filter(Event::isPublic)
            .orElseThrow(() -> Problem.notFound("There is no such event.").toException());
    // read under the lock, so that the times of decisions are in their order
    Instant now = database.now();
    places.settle(handle, on, now);
    Map<Long, Registration> there = earlier.of(handle, event, members);
    return new RegistrationDesk(handle, on, now, stores, places, levels, there)
        .registerAll(entries, inactive);
  }

  /** Finds whose account is not active. */
  private Map<Long, ProblemException> inactive(Set<Long> members) {
    Set<Long> active = guard.activeMembers(members);
    Map<Long, ProblemException> found = new HashMap<>();
    for (Long member : members) {
      if (!active.contains(member)) {
        refusal(member).ifPresent(refusal -> found.put(member, refusal));
      }
    }
    return found;
  }

  private Optional<ProblemException> refusal(long member) {
    try {
      guard.memberActive(member);
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e);
    }
  }
}
