package dev.millet.testing;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Lease;
import dev.millet.platform.api.modules.Parking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The table of active generations without a framework around it: what a test files is active at
 * once and takes the place of the module's generation before it.
 */
public final class FakeGenerations implements Generations {

  private final Json json;
  private final List<Generation> all = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile FakeTable table = new FakeTable(0, List.of());

  /**
   * @param json the mapper of every generation; may be null where no JSON is written
   */
  public FakeGenerations(Json json) {
    this.json = json;
  }

  /** Files a generation and makes it the module's active one. */
  public FakeGeneration activate(String module, Contribution... contributions) {
    FakeGeneration generation = prepare(module, contributions);
    switchTo(List.of(generation));
    return generation;
  }

  /** Files a generation in standby. */
  public FakeGeneration prepare(String module, Contribution... contributions) {
    FakeGeneration generation =
        new FakeGeneration(module, all.size() + 1, List.of(contributions), json);
    all.add(generation);
    return generation;
  }

  /** Takes a module out of the table. */
  public synchronized void remove(String module) {
    List<Generation> next = new ArrayList<>(table.generations());
    next.removeIf(each -> retire(each, module));
    publish(next);
  }

  @Override
  public ActiveTable table() {
    return table;
  }

  @Override
  public List<Generation> all() {
    return List.copyOf(all);
  }

  @Override
  public <C> Optional<Entered<C>> enter(Function<ActiveTable, Optional<Filed<C>>> find) {
    while (true) {
      Optional<Filed<C>> filed = find.apply(table);
      if (filed.isEmpty()) {
        return Optional.empty();
      }
      Optional<Lease> lease = filed.get().generation().lease();
      if (lease.isPresent()) {
        return Optional.of(new Entered<>(filed.get().contribution(), lease.get()));
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public Optional<Lease> tryOut(Generation generation) {
    return generation.state() == Generation.State.STANDBY
        ? Optional.of(((FakeGeneration) generation).trial())
        : Optional.empty();
  }

  @Override
  public Optional<String> collision(Collection<Generation> next, Collection<String> leaving) {
    return Optional.empty();
  }

  @Override
  public AutoCloseable hold(String module) {
    return () -> {};
  }

  @Override
  public synchronized void switchTo(Collection<Generation> next, Collection<String> leaving) {
    List<Generation> active = new ArrayList<>(table.generations());
    List<Generation> retiring = new ArrayList<>();
    leaving.forEach(module -> active.removeIf(each -> retire(each, module)));
    for (Generation generation : next) {
      ((FakeGeneration) generation).state(Generation.State.ACTIVE);
      int place = placeOf(active, generation.module());
      if (place < 0) {
        active.add(generation);
      } else {
        retiring.add(active.set(place, generation));
      }
    }
    retiring.removeAll(next);
    table = new FakeTable(table.revision() + 1, List.copyOf(active));
    retiring.forEach(each -> ((FakeGeneration) each).state(Generation.State.RETIRED));
    listeners.forEach(Runnable::run);
  }

  @Override
  public boolean awaitDrained(Generation generation, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (generation.leases() > 0) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }

  @Override
  public Parking park(Collection<String> modules, Duration limit, int capacity) {
    throw new UnsupportedOperationException("nothing parks in the fake");
  }

  @Override
  public AutoCloseable onPublish(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void publish(List<Generation> active) {
    table = new FakeTable(table.revision() + 1, List.copyOf(active));
    listeners.forEach(Runnable::run);
  }

  private static boolean retire(Generation generation, String module) {
    if (!generation.module().equals(module)) {
      return false;
    }
    ((FakeGeneration) generation).state(Generation.State.RETIRED);
    return true;
  }

  private static int placeOf(List<Generation> active, String module) {
    for (int i = 0; i < active.size(); i++) {
      if (active.get(i).module().equals(module)) {
        return i;
      }
    }
    return -1;
  }
}
