package dev.millet.modules;

import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generation.State;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Lease;
import dev.millet.platform.api.modules.Parking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the generations and publishes the table. Every move builds the next table, opens what it
 * newly names, writes the one volatile field, and only then closes what it no longer names: whoever
 * is refused a lease finds a newer table, or a module that is parked. Moves are serialised by this
 * object's lock; entering takes no lock.
 */
final class GenerationRegister implements Generations {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationRegister.class);

  private final List<FiledGeneration> filed = new ArrayList<>();
  private final Map<String, FiledGeneration> active = new LinkedHashMap<>();
  private final Map<String, ParkingLot> parked = new HashMap<>();
  private final List<String> held = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Entrance entrance = new Entrance(() -> this.table);
  private volatile TableSnapshot table = new TableSnapshot(0, List.of(), Map.of());

  @Override
  public ActiveTable table() {
    return table;
  }

  @Override
  public synchronized List<Generation> all() {
    return List.copyOf(filed);
  }

  @Override
  public <C> Optional<Entered<C>> enter(Function<ActiveTable, Optional<Filed<C>>> find) {
    return entrance.enter(find);
  }

  /** Files a complete generation; it becomes active at once where its module has no active one. */
  FiledGeneration file(Bundle bundle, List<Contribution> contributions) {
    FiledGeneration generation = new FiledGeneration(bundle, contributions);
    fileBesideOthers(generation);
    tellListeners();
    return generation;
  }

  private synchronized void fileBesideOthers(FiledGeneration generation) {
    filed.add(generation);
    FiledGeneration current = active.get(generation.module());
    if (current != null && current.state() != State.GONE) {
      LOG.info("{} stands by beside {}", generation, current);
      return;
    }
    if (held.contains(generation.module())) {
      LOG.info("{} stands by", generation);
      return;
    }
    try {
      activate(List.of(generation), List.of());
    } catch (IllegalStateException collision) {
      LOG.error("{}; it stays in standby", collision.getMessage());
    }
  }

  /** Takes a generation out for good; its module's place falls to one that is still there. */
  void withdraw(FiledGeneration generation) {
    takeOut(generation);
    tellListeners();
  }

  private synchronized void takeOut(FiledGeneration generation) {
    filed.remove(generation);
    generation.become(State.GONE);
    String module = generation.module();
    if (active.get(module) == generation && !parked.containsKey(module)) {
      active.remove(module);
      Optional<FiledGeneration> heir = heir(module);
      if (heir.isPresent()) {
        activate(List.of(heir.get()), List.of());
      } else {
        table = nextTable();
      }
    }
    generation.close();
  }

  /** Returns the generation that takes over: the one that was active before, else a standby. */
  private Optional<FiledGeneration> heir(String module) {
    Optional<FiledGeneration> warm = newest(module, State.RETIRED);
    return warm.isPresent() ? warm : newest(module, State.STANDBY);
  }

  private Optional<FiledGeneration> newest(String module, State state) {
    return filed.stream()
        .filter(generation -> generation.module().equals(module) && generation.state() == state)
        .reduce((earlier, later) -> later);
  }

  @Override
  public synchronized Optional<Lease> tryOut(Generation generation) {
    boolean nobodyEnters =
        generation.state() == State.STANDBY
            || generation.state() == State.ACTIVE && parked.containsKey(generation.module());
    return nobodyEnters && generation instanceof FiledGeneration known
        ? Optional.of(known.trial())
        : Optional.empty();
  }

  @Override
  public synchronized Optional<String> collision(
      Collection<Generation> next, Collection<String> leaving) {
    Map<String, FiledGeneration> would = new LinkedHashMap<>(active);
    leaving.forEach(would::remove);
    next.forEach(generation -> would.put(generation.module(), (FiledGeneration) generation));
    try {
      TableSnapshot ignored =
          new TableSnapshot(table.revision(), List.copyOf(would.values()), Map.of());
      return Optional.empty();
    } catch (IllegalStateException collision) {
      return Optional.of(collision.getMessage());
    }
  }

  @Override
  public AutoCloseable hold(String module) {
    synchronized (this) {
      held.add(module);
    }
    return () -> release(module);
  }

  private synchronized void release(String module) {
    held.remove(module);
  }

  @Override
  public void switchTo(Collection<Generation> next, Collection<String> leaving) {
    activateKnown(next, leaving);
    tellListeners();
  }

  private synchronized void activateKnown(Collection<Generation> next, Collection<String> leaving) {
    List<FiledGeneration> chosen = new ArrayList<>();
    for (Generation generation : next) {
      if (!(generation instanceof FiledGeneration known) || !filed.contains(known)) {
        throw new IllegalStateException(generation + " is not filed, or gone");
      }
      chosen.add(known);
    }
    activate(chosen, leaving);
  }

  private void activate(List<FiledGeneration> next, Collection<String> leaving) {
    Map<String, FiledGeneration> before = new LinkedHashMap<>(active);
    leaving.forEach(active::remove);
    next.forEach(generation -> active.put(generation.module(), generation));
    TableSnapshot built;
    try {
      built = nextTable();
    } catch (IllegalStateException collision) {
      active.clear();
      active.putAll(before);
      throw collision;
    }
    for (FiledGeneration generation : next) {
      generation.become(State.ACTIVE);
      if (!parked.containsKey(generation.module())) {
        generation.open();
      }
    }
    table = built;
    next.forEach(generation -> LOG.info("{} is active", generation));
    before.values().stream()
        .filter(old -> active.get(old.module()) != old)
        .forEach(GenerationRegister::retire);
  }

  private static void retire(FiledGeneration old) {
    old.close();
    if (old.state() != State.GONE) {
      old.become(State.RETIRED);
    }
  }

  @Override
  public boolean awaitDrained(Generation generation, Duration limit) throws InterruptedException {
    return ((FiledGeneration) generation).awaitEmpty(limit.toNanos());
  }

  @Override
  public Parking park(Collection<String> modules, Duration limit, int capacity) {
    Map<String, ParkingLot> lots = new LinkedHashMap<>();
    modules.forEach(module -> lots.put(module, new ParkingLot(module, limit, capacity)));
    close(lots);
    tellListeners();
    return new Parking() {
      @Override
      public int waiting() {
        return lots.values().stream().mapToInt(ParkingLot::waiting).sum();
      }

      @Override
      public void close() {
        unpark(lots);
      }
    };
  }

  /**
   * In one table: a thread that is inside one of the modules must not find another one parked and
   * its own not yet, or it would wait for the park to end, and the park for it to leave.
   */
  private synchronized void close(Map<String, ParkingLot> lots) {
    for (String module : lots.keySet()) {
      if (parked.containsKey(module)) {
        throw new IllegalStateException("module " + module + " is parked already");
      }
    }
    parked.putAll(lots);
    table = nextTable();
    for (String module : lots.keySet()) {
      FiledGeneration current = active.get(module);
      if (current != null) {
        current.close();
      }
    }
  }

  private void unpark(Map<String, ParkingLot> lots) {
    reopen(lots);
    lots.values().forEach(ParkingLot::open);
    tellListeners();
  }

  private synchronized void reopen(Map<String, ParkingLot> lots) {
    lots.forEach(
        (module, lot) -> {
          if (parked.remove(module, lot)) {
            FiledGeneration current = active.get(module);
            if (current != null && current.state() == State.GONE) {
              active.remove(module);
            } else if (current != null) {
              current.open();
            }
          }
        });
    table = nextTable();
  }

  @Override
  public AutoCloseable onPublish(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private TableSnapshot nextTable() {
    return new TableSnapshot(table.revision() + 1, List.copyOf(active.values()), parked);
  }

  /** Without the lock: listeners call other bundles, which may come back here. */
  private void tellListeners() {
    listeners.forEach(GenerationRegister::tell);
  }

  /** The table is published already: a listener that fails must not make the move look failed. */
  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException | Error e) {
      LOG.error("{} failed after a move of the table; the others were told", listener, e);
    }
  }
}
