package dev.millet.platform.api.modules;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A piece of a module's code, as the platform calls it.
 *
 * @param <T> what it answers
 */
@ConsumerType
@FunctionalInterface
public interface ModuleCode<T> {

  /** Runs it; may throw whatever a module throws. */
  T run() throws Throwable;
}
