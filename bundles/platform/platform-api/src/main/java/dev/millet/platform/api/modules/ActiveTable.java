package dev.millet.platform.api.modules;

import dev.millet.api.modules.Contribution;
import java.util.List;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The active generations and what they contribute: an immutable snapshot. Holding on to one after
 * use keeps the generations in it from being collected.
 */
@ProviderType
public interface ActiveTable {

  /** Grows by one with each published table, from 0 for the empty one. */
  long revision();

  /** The active generations, in the order in which their modules first appeared. */
  List<Generation> generations();

  /** The active contributions of one type, in the order of {@link #generations()}. */
  <C extends Contribution> List<Filed<C>> of(Class<C> type);

  /**
   * A structure computed from this table, such as an index of routes: made on first use, then kept
   * as long as the table.
   *
   * @param key the type, private to the platform bundle that asks
   * @param make computes it; pure, may be called more than once under contention
   */
  <V> V view(Class<V> key, Function<ActiveTable, V> make);

  /**
   * Whether entries to a module are held: whoever is inside is waited for.
   *
   * @since 1.1
   */
  default boolean isParked(String module) {
    return false;
  }
}
