package dev.millet.events;

import dev.millet.api.gateway.Problem;
import dev.millet.points.api.selection.Requirement;
import dev.millet.points.api.selection.Selections;
import dev.millet.points.api.selection.Shortfall;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Lets only members of a level register for some events. Levels are known by the module points;
 * while it is away, nobody registers for such an event.
 */
final class LevelGate {

  private final DrawStore store;
  private final Supplier<Selections> selections;

  LevelGate(DrawStore store, Supplier<Selections> selections) {
    this.store = store;
    this.selections = selections;
  }

  /**
   * How an event's level stands for a reader.
   *
   * @param least the least level
   * @param missing whether the reader is below it, or nobody can tell
   */
  record Standing(int least, boolean missing) {}

  static Requirement requirement(int least) {
    return new Requirement("level", Integer.toString(least));
  }

  /** Returns whether levels can be asked for now. */
  boolean isAvailable() {
    return selections.get() != null;
  }

  /**
   * Refuses a member below the least level, inside the transaction that registers them.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 {@code events.level-needed}, or {@code
   *     events.level-unknown} where the module points is away
   */
  void require(Handle handle, Event event, long member) {
    require(least(handle, event), member);
  }

  /** Returns the least level of an event; empty for everybody. */
  Optional<Integer> least(Handle handle, Event event) {
    return store.level(handle, event.id());
  }

  /** As {@link #require(Handle, Event, long)}, for a level that was read in the transaction. */
  void require(Optional<Integer> least, long member) {
    if (least.isPresent()) {
      Shortfall missing = missing(member, least.get()).orElse(null);
      if (missing != null) {
        throw Problem.of(
                409,
                "events.level-needed",
                "The event is for members of a higher level",
                "It takes level %s; you have %s."
                    .formatted(missing.requirement().wanted(), missing.actual()))
            .toException();
      }
    }
  }

  /** Returns whether a member has the least level of an event; false while nobody can tell. */
  boolean allows(Handle handle, Event event, long member) {
    Optional<Integer> least = store.level(handle, event.id());
    return least.isEmpty() || (isAvailable() && missing(member, least.get()).isEmpty());
  }

  private Optional<Shortfall> missing(long member, int least) {
    Selections there = selections.get();
    if (there == null) {
      throw Problem.of(
              409,
              "events.level-unknown",
              "Levels cannot be looked at now",
              "The module that knows levels is not there now. Try again later.")
          .toException();
    }
    return there
        .shortfalls(List.of(member), List.of(requirement(least)))
        .getOrDefault(member, List.of())
        .stream()
        .findFirst();
  }

  /**
   * Returns how the level of an event stands for a reader.
   *
   * @param member null for a visitor
   */
  Optional<Standing> of(Handle handle, Event event, Long member) {
    return store
        .level(handle, event.id())
        .map(
            least ->
                new Standing(
                    least, member != null && !(isAvailable() && missing(member, least).isEmpty())));
  }
}
