package dev.millet.members.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millet.api.database.Dialect;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cache of what was read lately, bounded in number and age. Never keeps what was read before a
 * change and would be put after it: a reader takes the count of changes first and puts with it.
 * Thread-safe.
 *
 * @param <K> the key
 * @param <V> what is kept under it
 */
public final class VersionedCache<K, V> {

  private final Cache<K, V> cache;
  private final AtomicLong changes = new AtomicLong();

  public VersionedCache(int max, Duration age) {
    // on the caller's thread: a pool of threads would outlive the bundle
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(max)
            .expireAfterWrite(age)
            .executor(Runnable::run)
            .build();
  }

  /**
   * The time for which something may be kept that another process could change. The embedded
   * database belongs to this process alone.
   */
  public static Duration freshness(Dialect dialect) {
    return dialect == Dialect.HSQLDB ? Duration.ofMinutes(30) : Duration.ofSeconds(3);
  }

  /** Returns the cached value; null where there is none. */
  public V get(K key) {
    return cache.getIfPresent(key);
  }

  /** Returns the count of changes; to be taken before reading what is then {@link #put}. */
  public long changes() {
    return changes.get();
  }

  /** Keeps a value, unless something was forgotten since the count was taken. */
  public void put(K key, V value, long seen) {
    // inside compute, so that a forget() either sees the value or is seen here
    cache.asMap().compute(key, (same, old) -> changes.get() == seen ? value : old);
  }

  /** Keeps another value under a key that has this one; one of several callers succeeds. */
  public boolean replace(K key, V value, V next) {
    return cache.asMap().replace(key, value, next);
  }

  public void forget(K key) {
    changes.incrementAndGet();
    cache.invalidate(key);
  }

  public void forgetAll() {
    changes.incrementAndGet();
    cache.invalidateAll();
  }
}
