package dev.millet.platform.api.settings;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/** Replaces modules by themselves, in the same version and without a gap. Thread-safe. */
@ProviderType
public interface ModuleRestarts {

  /**
   * Waits until the change that is being made now has ended, its watch included, and for a minute
   * at most.
   *
   * @since 1.1
   */
  void awaitEnd();

  /**
   * Replaces modules, and returns when the new generations answer; they are watched afterwards.
   *
   * @param modules names of active modules that are no part of the platform; not empty
   * @param member the id of who wants it; null for the operator
   * @param whenTakenBack is run once where the old generations come back after the return, because
   *     the new ones fail
   * @throws dev.millet.api.gateway.ProblemException 409 where another change is being made, or the
   *     new generations do not start; the old ones answer then as before
   */
  void restart(Collection<String> modules, Long member, Runnable whenTakenBack);
}
