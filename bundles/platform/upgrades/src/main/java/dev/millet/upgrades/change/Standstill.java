package dev.millet.upgrades.change;

import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.api.modules.Parking;
import dev.millet.upgrades.overview.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Holds entries to modules, while nobody is inside them, until it is closed. */
final class Standstill implements AutoCloseable {

  private final Collection<String> modules;
  private final List<Parking> parked;

  private Standstill(Collection<String> modules, List<Parking> parked) {
    this.modules = modules;
    this.parked = parked;
  }

  /** Holds entries to modules, without waiting for those who are inside. */
  static Standstill hold(Generations generations, Collection<String> modules, Limits limits) {
    List<Parking> parked = new ArrayList<>();
    for (String module : modules) {
      parked.add(generations.park(module, limits.park(), limits.mostParked()));
    }
    return new Standstill(modules, parked);
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
      // Half of what callers put up with is left for the work itself.
      long deadline = System.nanoTime() + limits.park().toNanos() / 2;
      for (Generation generation : generations.table().generations()) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (modules.contains(generation.module()) && !generations.awaitDrained(generation, left)) {
          throw new StepFailedException(
              Trouble.of("standstill", generation.module(), Integer.toString(generation.leases())));
        }
      }
      return standstill;
    } catch (StepFailedException | InterruptedException | RuntimeException e) {
      standstill.close();
      throw e;
    }
  }

  /** Waits until nobody is inside any more, at most so long. */
  void awaitEmpty(Generations generations, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (Generation generation : generations.table().generations()) {
      if (modules.contains(generation.module())) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        generations.awaitDrained(generation, left);
      }
    }
  }

  @Override
  public void close() {
    parked.forEach(Parking::close);
  }
}
