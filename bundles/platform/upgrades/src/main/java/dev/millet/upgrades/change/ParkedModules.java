package dev.millet.upgrades.change;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Parking;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Holds entries to modules, while nobody is inside them, until it is closed. */
final class ParkedModules implements AutoCloseable {

  private final Collection<String> modules;
  private final Parking parked;

  private final Deadline toReplace;

  private ParkedModules(Collection<String> modules, Parking parked, Deadline toReplace) {
    this.modules = modules;
    this.parked = parked;
    this.toReplace = toReplace;
  }

  /** When the work has to be done, so that there is time to put back what failed. */
  Deadline toReplace() {
    return toReplace;
  }

  /** Holds entries to modules, without waiting for those who are inside. */
  static ParkedModules hold(Generations generations, Collection<String> modules, Limits limits) {
    Deadline toReplace = Deadline.in(limits.toReplace());
    Parking parked = generations.park(modules, limits.park(), limits.maxParked());
    return new ParkedModules(modules, parked, toReplace);
  }

  /**
   * Holds entries to modules and waits until everybody has left.
   *
   * @throws StepFailedException when somebody does not leave in time; nothing is held then
   */
  static ParkedModules of(Generations generations, Collection<String> modules, Limits limits)
      throws StepFailedException, InterruptedException {
    ParkedModules parkedModules = hold(generations, modules, limits);
    try {
      Optional<Generation> left = parkedModules.awaitEmpty(generations, limits.toLeave());
      if (left.isPresent()) {
        Generation full = left.get();
        throw new StepFailedException(
            ModuleProblem.of(
                "standstill",
                full.module(),
                Integer.toString(full.leases()),
                String.join(", ", full.visitors())));
      }
      return parkedModules;
    } catch (StepFailedException | InterruptedException | RuntimeException e) {
      parkedModules.close();
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
