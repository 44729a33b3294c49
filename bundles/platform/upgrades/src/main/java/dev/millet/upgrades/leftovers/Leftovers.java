package dev.millet.upgrades.leftovers;

import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * What removed versions have left behind: class loaders that somebody holds, threads, MBeans. A
 * bundle's services and listeners go with its stop (OSGi Core, 4.4.6), so they are not searched
 * for. Thread-safe; each answer is a fresh look.
 */
public final class Leftovers {

  private static final Duration LAST_STEPS = Duration.ofSeconds(1);
  private static final long LOOK_MILLIS = 50;

  /** One more than the first: a collection may have begun while the last references were let go. */
  private static final int ENOUGH_COLLECTIONS = 2;

  private final List<Trace> traces = new ArrayList<>();

  /** A version that went, and the collections since. Guarded by the lock of all traces. */
  private static final class Trace {
    private final Departed departed;
    private Canary canary = new Canary();
    private int collections;

    Trace(Departed departed) {
      this.departed = departed;
    }

    Leftover as(List<String> running, List<String> beans) {
      if (canary.isGone()) {
        collections++;
        canary = new Canary();
      }
      // Asked after the canary: what went together with it has gone.
      boolean held = collections >= ENOUGH_COLLECTIONS && !departed.isCollected();
      return new Leftover(
          departed.module(),
          departed.version(),
          departed.bundle(),
          departed.since(),
          held,
          running,
          beans);
    }
  }

  /** Remembers bundles that are about to be stopped and taken away. */
  public Noted note(Collection<Bundle> bundles) {
    return new Noted(bundles.stream().map(Departed::of).flatMap(Optional::stream).toList());
  }

  /** Bundles of which is known what to look for when they have gone. */
  public final class Noted {
    private final List<Departed> departed;

    private Noted(List<Departed> departed) {
      this.departed = departed;
    }

    /** Looks for what they have left, from now on. */
    public void gone() {
      synchronized (traces) {
        departed.forEach(each -> traces.add(new Trace(each)));
      }
    }
  }

  /**
   * What there is now, oldest first. Stops all threads for a moment to look at them when anything
   * that was taken away is not collected yet.
   */
  public List<Leftover> all() {
    synchronized (traces) {
      if (traces.isEmpty()) {
        return List.of();
      }
      // What only passes by is gone at a second look.
      ModuleThreads first = ModuleThreads.look();
      ModuleThreads second = ModuleThreads.look();
      ModuleBeans beans = ModuleBeans.look();
      List<Leftover> found = new ArrayList<>();
      for (Trace trace : List.copyOf(traces)) {
        List<String> running = new ArrayList<>(first.of(trace.departed));
        running.retainAll(second.of(trace.departed));
        Leftover leftover = trace.as(running, beans.of(trace.departed));
        if (trace.departed.isCollected() && running.isEmpty()) {
          traces.remove(trace);
        } else {
          found.add(leftover);
        }
      }
      return found;
    }
  }

  /**
   * Gives what has just been taken away a moment to end its threads.
   *
   * @return the first thing that is wrong then; empty where nothing is, as far as can be told
   *     before the garbage collector has come by
   */
  public Optional<ModuleProblem> settle() throws InterruptedException {
    Instant now = Instant.now();
    List<Leftover> left = all();
    while (left.stream().anyMatch(each -> isEnding(each, now))) {
      Thread.sleep(LOOK_MILLIS);
      left = all();
    }
    return left.stream().flatMap(each -> each.problems().stream()).findFirst();
  }

  private static boolean isEnding(Leftover left, Instant asked) {
    Instant now = Instant.now();
    return !left.threads().isEmpty()
        && left.since().plus(LAST_STEPS).isAfter(asked)
        && asked.plus(LAST_STEPS).isAfter(now);
  }

  /** Collects garbage, which stops everybody for a part of a second, and then looks. */
  public List<Leftover> collect() {
    for (int i = 0; i < ENOUGH_COLLECTIONS; i++) {
      System.gc();
      all();
    }
    return all();
  }
}
