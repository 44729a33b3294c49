package dev.millet.upgrades.change;

import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.api.modules.Parking;
import dev.millet.upgrades.overview.Trouble;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Holds entries to modules, while nobody is inside them, until it is closed. */
final class Standstill implements AutoCloseable {

  private final Collection<String> modules;
  private final Parking parked;

  private final Deadline toReplace;

  private Standstill(Collection<String> modules, Parking parked, Deadline toReplace) {
    this.modules = modules;
    this.parked = parked;
    this.toReplace = toReplace;
  }

  /** When the work has to be done, so that there is time to put back what failed. */
  Deadline toReplace() {
    return toReplace;
  }

  /** Holds entries to modules, without waiting for those who are inside. */
  static Standstill hold(Generations generations, Collection<String> modules, Limits limits) {
    Deadline toReplace = Deadline.in(limits.toReplace());
    Parking parked = generations.park(modules, limits.park(), limits.mostParked());
    return new Standstill(modules, parked, toReplace);
  }

  /**
   * Holds entries to modules and waits until everybody has left.
   *
   * @throws StepFailedException when somebody does not leave in time; nothing is held then
   */
  static Standstill of(Generations generations, Collection<String> modules, Limits limits)
      throws StepFailedException, InterruptedException {
    Standstill standstill = hold(generations, modules, limits);
    try {
      Optional<Generation> left = standstill.awaitEmpty(generations, limits.toLeave());
      if (left.isPresent()) {
        Generation full = left.get();
        throw new StepFailedException(
            Trouble.of(
                "standstill",
                full.module(),
                Integer.toString(full.leases()),
                String.join(", ", full.visitors())));
      }
      return standstill;
    } catch (StepFailedException | InterruptedException | RuntimeException e) {
      standstill.close();
      throw e;
    }
  }

  /**
   * Waits until nobody is inside any more. Who is inside one of the modules may still enter another
   * one from there, so all must be found empty one after the other.
   *
   * @return a generation that somebody is still inside when the time is over
   */
  Optional<Generation> awaitEmpty(Generations generations, Duration limit)
      throws InterruptedException {
    List<Generation> all =
        generations.table().generations().stream()
            .filter(generation -> modules.contains(generation.module()))
            .toList();
    long deadline = System.nanoTime() + limit.toNanos();
    do {
      for (Generation generation : all) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (!generations.awaitDrained(generation, left)) {
          return Optional.of(generation);
        }
      }
    } while (all.stream().anyMatch(generation -> generation.leases() > 0));
    return Optional.empty();
  }

  @Override
  public void close() {
    parked.close();
  }
}
