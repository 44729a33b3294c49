package dev.millet.database.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.ReadCache;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

/**
 * A cache of one generation. A value that was read before a change is never put after it: a reader
 * notes the number of changes before it reads, and puts only while that is the same.
 */
final class KeyedCache<K, V> implements ReadCache<K, V> {

  /** Keys that share a count make each other read again, no more. */
  private static final int COUNTS = 1024;

  private final Engine engine;
  private final Caches.Name name;
  private final Cache<K, Read<V>> values;
  private final AtomicLongArray changes = new AtomicLongArray(COUNTS);

  /**
   * A value as it was read.
   *
   * @param opening the opening of the database in which it was read: what a database showed whose
   *     files failed may have been undone
   */
  private record Read<V>(V value, int opening) {}

  KeyedCache(Engine engine, Caches.Name name, int most) {
    this.engine = engine;
    this.name = name;
    // on the caller's thread: a pool of threads would outlive the bundle
    this.values =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(freshness(engine.dialect()))
            .executor(Runnable::run)
            .build();
  }

  /** The embedded database belongs to this process alone; others write to a PostgreSQL, too. */
  private static Duration freshness(Dialect dialect) {
    return dialect == Dialect.HSQLDB ? Duration.ofMinutes(30) : Duration.ofSeconds(3);
  }

  @Override
  public V get(K key, Function<K, V> read) {
    if (engine.hasChanged(name)) {
      return read.apply(key);
    }
    V known = known(key);
    if (known != null) {
      return known;
    }
    long seen = changes.get(count(key));
    int opening = engine.opening();
    V value = read.apply(key);
    if (value != null) {
      put(key, new Read<>(value, opening), seen);
    }
    return value;
  }

  @Override
  public Map<K, V> all(Collection<K> keys, Function<Set<K>, Map<K, V>> read) {
    Set<K> missing = new HashSet<>(keys);
    if (engine.hasChanged(name)) {
      return read.apply(missing);
    }
    Map<K, V> found = new HashMap<>();
    Map<K, Long> seen = new HashMap<>();
    missing.removeIf(key -> take(key, found, seen));
    if (missing.isEmpty()) {
      return found;
    }
    int opening = engine.opening();
    Map<K, V> values = read.apply(missing);
    values.forEach((key, value) -> put(key, new Read<>(value, opening), seen.get(key)));
    found.putAll(values);
    return found;
  }

  private boolean take(K key, Map<K, V> found, Map<K, Long> seen) {
    V known = known(key);
    if (known == null) {
      seen.put(key, changes.get(count(key)));
      return false;
    }
    found.put(key, known);
    return true;
  }

  private V known(K key) {
    Read<V> known = values.getIfPresent(key);
    return known == null || known.opening() != engine.opening() ? null : known.value();
  }

  private void put(K key, Read<V> value, long seen) {
    if (!engine.writing()) {
      // inside compute, so that a change either sees the value or is seen here
      values.asMap().compute(key, (same, old) -> changes.get(count(key)) == seen ? value : old);
    }
  }

  @Override
  public boolean replace(K key, V value, V next) {
    Read<V> known = values.getIfPresent(key);
    return known != null
        && known.value().equals(value)
        && values.asMap().replace(key, known, new Read<>(next, known.opening()));
  }

  @Override
  public void changed(K key) {
    engine.changed(name, cache -> cache.forget(key));
  }

  @Override
  public void changedAll() {
    engine.changed(name, KeyedCache::forgetAll);
  }

  void forget(Object key) {
    changes.incrementAndGet(count(key));
    values.asMap().remove(key);
  }

  void forgetAll() {
    for (int i = 0; i < COUNTS; i++) {
      changes.incrementAndGet(i);
    }
    values.invalidateAll();
  }

  private static int count(Object key) {
    return (key.hashCode() * 0x9E3779B9 >>> 16) % COUNTS;
  }
}
