package dev.millet.api.database;

import org.jdbi.v3.core.Handle;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work inside a transaction.
 *
 * @param <T> what it answers
 */
@ConsumerType
@FunctionalInterface
public interface Work<T> {

  /**
   * Does the work.
   *
   * @param handle valid until this returns; never to be closed, kept or given to another thread
   */
  T run(Handle handle) throws Exception;
}
