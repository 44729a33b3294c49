package dev.millet.platform.api.modules;

import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.ModuleUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The table of active generations and the moves on it. Used by the platform's own bundles; an
 * extension needs only {@link Contributor}. Thread-safe.
 */
@ProviderType
public interface Generations {

  /** The current table: one volatile read, never null, never blocks. */
  ActiveTable table();

  /** Every generation that is filed, whatever its state. */
  List<Generation> all();

  /**
   * Finds a contribution in the table and enters its generation. A generation that retires between
   * the look and the lease makes the table be read again; a parked module makes the caller wait.
   *
   * @param find finds the contribution in a table; empty if it does not exist
   * @return the contribution with its lease, or empty where {@code find} found none
   * @throws ModuleUnavailableException when the module stays parked longer than its limit or too
   *     many callers wait already
   * @throws ParkedModuleException when the module is parked and this thread holds a turn
   */
  <C> Optional<Entered<C>> enter(Function<ActiveTable, Optional<Filed<C>>> find);

  /**
   * Takes the right to try out a generation that stands by, or whose module is parked: to run its
   * health checks and smoke requests before anybody is let in. Nothing that people or other modules
   * ask for enters this way.
   *
   * @return the lease; empty where others may be inside
   */
  Optional<Lease> tryOut(Generation generation);

  /**
   * Whether these generations could become the active ones of their modules, all at once.
   *
   * @param leaving modules that have no active generation any more afterwards
   * @return what stands against it, in a sentence; empty where nothing does
   */
  Optional<String> collision(Collection<Generation> next, Collection<String> leaving);

  /** As {@link #collision(Collection, Collection)}, with no module leaving. */
  default Optional<String> collision(Collection<Generation> next) {
    return collision(next, List.of());
  }

  /**
   * Makes these generations the active ones of their modules and takes other modules out, all in
   * one write of the table. What was active before becomes retired and stays warm; naming it in a
   * later call is the roll-back.
   *
   * @param leaving modules that have no active generation any more; nobody finds anything of them
   * @throws IllegalStateException when a generation is gone, or collides with another module; the
   *     table is unchanged then
   */
  void switchTo(Collection<Generation> next, Collection<String> leaving);

  /** As {@link #switchTo(Collection, Collection)}, with no module leaving. */
  default void switchTo(Collection<Generation> next) {
    switchTo(next, List.of());
  }

  /**
   * Lets new generations of a module stand by although none of it is active, until the answer is
   * closed: what is installed for the first time is tried out before it answers, too. What stands
   * by then does not become active by closing it.
   */
  AutoCloseable hold(String module);

  /**
   * Waits until nobody is inside a generation.
   *
   * @return whether it was empty within the limit
   */
  boolean awaitDrained(Generation generation, Duration limit) throws InterruptedException;

  /**
   * Holds entries to modules, from one moment on, until the answer is closed. A thread that is
   * inside one of them already is let into the others, so that it can come to its end. Those who
   * wait when it is closed read the table and enter what is active then. A parked module keeps its
   * place in the table while its generation goes and the next one comes.
   *
   * @param modules the modules' names
   * @param limit how long one entry waits at most before it is refused
   * @param capacity how many entries wait at most for each module; one more is refused at once
   * @throws IllegalStateException when one of them is parked already; nothing is held then
   */
  Parking park(Collection<String> modules, Duration limit, int capacity);

  /** As {@link #park(Collection, Duration, int)}, for one module. */
  default Parking park(String module, Duration limit, int capacity) {
    return park(List.of(module), limit, capacity);
  }

  /**
   * Calls back after each published table, on the thread that made the move and with no lock held;
   * calls may overlap, so a listener reads the table itself. It returns quickly.
   *
   * @return closes the registration
   */
  AutoCloseable onPublish(Runnable listener);
}
