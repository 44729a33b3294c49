package dev.millet.modules;

import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The table that is published: built whole, checked, then never changed. */
final class TableSnapshot implements ActiveTable {

  private final long revision;
  private final List<Generation> generations;
  private final Map<String, ParkingLot> parked;
  private final Map<Class<?>, List<?>> byType = new ConcurrentHashMap<>();
  private final Map<Class<?>, Object> views = new ConcurrentHashMap<>();

  /**
   * Builds a table.
   *
   * @throws IllegalStateException where two modules contribute the same thing
   */
  TableSnapshot(long revision, List<FiledGeneration> generations, Map<String, ParkingLot> parked) {
    this.revision = revision;
    this.generations = List.copyOf(generations);
    this.parked = Map.copyOf(parked);
    refuseCollisions(generations);
  }

  /** Refuses collisions; the active ones are added first, so that the newcomer is blamed. */
  private static void refuseCollisions(List<FiledGeneration> generations) {
    Map<String, FiledGeneration> owners = new HashMap<>();
    List<FiledGeneration> newcomersLast = new ArrayList<>(generations);
    newcomersLast.sort(Comparator.comparing(each -> each.state() != Generation.State.ACTIVE));
    for (FiledGeneration generation : newcomersLast) {
      for (String what : generation.identities()) {
        FiledGeneration other = owners.put(what, generation);
        if (other != null) {
          throw new IllegalStateException(
              "module %s %s cannot become active: its %s is already contributed by %s %s"
                  .formatted(
                      generation.module(),
                      generation.version(),
                      what,
                      other.module(),
                      other.version()));
        }
      }
    }
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public List<Generation> generations() {
    return generations;
  }

  @Override
  @SuppressWarnings("unchecked") // a list is only ever put under the type of its own elements
  public <C extends Contribution> List<Filed<C>> of(Class<C> type) {
    return (List<Filed<C>>) byType.computeIfAbsent(type, unused -> collect(type));
  }

  private <C extends Contribution> List<Filed<C>> collect(Class<C> type) {
    List<Filed<C>> found = new ArrayList<>();
    for (Generation generation : generations) {
      for (Contribution contribution : generation.contributions()) {
        if (type.isInstance(contribution)) {
          found.add(new Filed<>(generation, type.cast(contribution)));
        }
      }
    }
    return List.copyOf(found);
  }

  @Override
  public <V> V view(Class<V> key, Function<ActiveTable, V> make) {
    Object view = views.get(key);
    if (view == null) {
      // Not computeIfAbsent: making one view may ask for another.
      V made = make.apply(this);
      Object earlier = views.putIfAbsent(key, made);
      view = earlier == null ? made : earlier;
    }
    return key.cast(view);
  }

  /** Where entries to a module wait; null while it is not parked. */
  ParkingLot parking(String module) {
    return parked.get(module);
  }

  @Override
  public boolean isParked(String module) {
    return parked.containsKey(module);
  }
}
