package dev.millet.database.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The caches that are in use, by name: two generations of a module have one each, and what one of
 * them changes the other reads again. Thread-safe.
 */
final class Caches {

  private final Map<Name, List<KeyedCache<?, ?>>> caches = new ConcurrentHashMap<>();

  /**
   * The name of a cache.
   *
   * @param tables what the names of the module's tables begin with
   */
  record Name(String tables, String name) {}

  void add(Name name, KeyedCache<?, ?> cache) {
    caches.computeIfAbsent(name, each -> new CopyOnWriteArrayList<>()).add(cache);
  }

  void remove(Name name, KeyedCache<?, ?> cache) {
    caches.computeIfPresent(
        name,
        (each, some) -> {
          some.remove(cache);
          return some.isEmpty() ? null : some;
        });
  }

  void each(Name name, Consumer<KeyedCache<?, ?>> action) {
    caches.getOrDefault(name, List.of()).forEach(action);
  }
}
