package dev.millet.api.database;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Values that were read from the database lately, in memory, by key. Bounded in number and age.
 *
 * <p>Whoever changes what a value is made of calls {@link #changed} in the same transaction: after
 * its commit nobody on this node reads the value of before, in whichever version of the module they
 * read. Another node reads it for three seconds at most. Inside a write that changed something the
 * database is read, so that a write sees its own changes, and nothing that may yet be undone is
 * kept. What a write decides by it reads and locks in the database, never here. Thread-safe.
 *
 * @param <K> the key: a {@code String}, {@code Long} or other type of Java's, since the versions of
 *     a module share it
 * @param <V> the value, which is not changed once it is read
 * @since 1.4
 */
@ProviderType
public interface ReadCache<K, V> {

  /**
   * Returns a value, read where it is not in memory.
   *
   * @param read reads the value in a transaction of its own or in the caller's; null where there is
   *     none, which is not kept
   * @return null if it does not exist
   */
  V get(K key, Function<K, V> read);

  /**
   * Returns the values of several keys. Those that are not in memory are read at once.
   *
   * @param read reads the values of keys; a key that it leaves out has none, which is not kept
   * @return those that there are, in no order
   */
  Map<K, V> all(Collection<K> keys, Function<Set<K>, Map<K, V>> read);

  /**
   * Replaces a value that is in memory by another one; of several callers with the same value one
   * succeeds. For what is written with a delay, such as when somebody was seen last.
   *
   * @return false where another value, or none, is in memory
   */
  boolean replace(K key, V value, V next);

  /**
   * Has a value read again once the thread's transaction has committed; at once where none is open.
   */
  void changed(K key);

  /** Has all values read again once the thread's transaction has committed. */
  void changedAll();
}
