package dev.millet.platform.api.modules;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.distribution.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** One installed version of a module in the running system. Thread-safe. */
@ProviderType
public interface Generation {

  /** The header in a bundle's manifest that names the module it provides. */
  String MODULE_HEADER = Headers.MODULE;

  /** Where a generation is in its life. */
  enum State {
    /** Filed and complete, but not entered: another generation of the module is active. */
    STANDBY,
    /** In the table: entries lease it. */
    ACTIVE,
    /** Out of the table but still warm: it refuses leases, and can become active again. */
    RETIRED,
    /** Its contributor is gone; it never comes back. */
    GONE
  }

  /** The module's name: the manifest header {@link #MODULE_HEADER}, else the symbolic name. */
  String module();

  Version version();

  Bundle bundle();

  State state();

  /** Returns what it contributes, frozen when it was filed. */
  List<Contribution> contributions();

  /**
   * Takes the right to run inside this generation.
   *
   * @return the lease, to be closed when the work is done; empty unless the generation is active
   */
  Optional<Lease> lease();

  /** How many leases are held now. */
  int leases();

  /**
   * The names of the threads that took the leases that are held now; a thread may be there twice.
   */
  default List<String> visitors() {
    return List.of();
  }

  /**
   * How many calls of its code ended with an Error (see {@link Lease#call}), by what was called. A
   * snapshot; empty where all is well.
   */
  default Map<String, Long> errors() {
    return CallErrors.of(this).byCall();
  }

  /**
   * The calls of its code whose time is over, that were interrupted, and that have not ended: a
   * sentence each, with the thread's name. A snapshot; empty where all is well. An overdue health
   * check is named by its own complaint.
   *
   * @since 1.2
   */
  default List<String> overdue() {
    return OverdueCalls.of(this).list();
  }

  /** The generation's own JSON mapper; it is collected with the generation. */
  Json json();

  /**
   * Something that a platform bundle keeps for as long as this generation lives, made on first use.
   * Platform caches that hold a module's classes live here and nowhere else.
   *
   * @param key the type, private to the platform bundle that asks
   * @param make makes the value; called at most once while it succeeds
   */
  <T> T attachment(Class<T> key, Supplier<T> make);
}
