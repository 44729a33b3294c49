package dev.millet.api.modules;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Tells whether a module can do its work. Run by the platform for {@code /health/ready} and before
 * a generation takes over; it should answer within a second and may block.
 *
 * @param name the module's own name for the check, unique within the module
 * @param check answers empty when all is well, else what is wrong and what to do; an exception
 *     counts as unhealthy
 */
public record HealthCheck(String name, Callable<Optional<String>> check) implements Contribution {

  /** How calls of checks begin. */
  static final String CALL = "health check ";

  public HealthCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(check, "check");
  }

  /** How long a check may take before it is interrupted and counts as unhealthy. */
  public static final Duration MAX_TIME = Duration.ofSeconds(10);

  /**
   * Runs the check under a lease, on this thread; used by the platform, where it can give up the
   * thread.
   *
   * @return empty when all is well, else what is wrong; never null
   * @throws Exception what the check throws; an Error of it as {@link ModuleFailureException}
   */
  public Optional<String> run(Lease lease) throws Exception {
    return run(lease, MAX_TIME);
  }

  Optional<String> run(Lease lease, Duration limit) throws Exception {
    return Objects.requireNonNull(
        lease.call(CALL + name, limit, check::call), "the check answered null");
  }

  /**
   * Runs the check on a thread of the platform, under a lease that it takes; used by the platform.
   * Does not block. A check that runs already is not run again beside itself: all who ask share the
   * answer. One that ignores the interrupt goes on; until it ends, it is named as overdue to
   * everybody who asks.
   *
   * @param generation the one that contributed this check
   * @param limit how long it may take, usually {@link #MAX_TIME}
   * @return completes within the limit: empty when all is well or the generation is not active,
   *     else what is wrong; exceptionally with what the check threw
   */
  public CompletableFuture<Optional<String>> ask(Generation generation, Duration limit) {
    return RunningChecks.of(generation).ask(this, limit);
  }
}
