package dev.millet.platform.api.modules;

import dev.millet.api.modules.HealthCheck;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs the health checks of modules under a lease and within a limit of time. */
public final class HealthCheckRunner {

  /** How long a check may take before it is interrupted and counts as unhealthy. */
  public static final Duration MAX_TIME = Duration.ofSeconds(10);

  /** How calls of checks begin. */
  static final String CALL = "health check ";

  private HealthCheckRunner() {}

  /**
   * Runs a check under a lease, on this thread: for a caller that can give up the thread.
   *
   * @return empty when all is well, else what is wrong; never null
   * @throws Exception what the check throws; an Error of it as {@link ModuleFailureException}
   */
  public static Optional<String> run(HealthCheck check, Lease lease) throws Exception {
    return run(check, lease, MAX_TIME);
  }

  /**
   * Runs a check under a lease, on this thread.
   *
   * @param limit how long it may take before it is interrupted
   * @return empty when all is well, else what is wrong; never null
   * @throws Exception what the check throws; an Error of it as {@link ModuleFailureException}
   */
  static Optional<String> run(HealthCheck check, Lease lease, Duration limit) throws Exception {
    return Objects.requireNonNull(
        lease.call(CALL + check.name(), limit, check.check()::call), "the check answered null");
  }

  /**
   * Runs a check on a thread of its own, under a lease that it takes. Does not block. A check that
   * runs already is not run again beside itself: all who ask share the answer. One that ignores the
   * interrupt goes on; until it ends, it is named as overdue to everybody who asks.
   *
   * @param generation the one that contributed the check
   * @param limit how long it may take, usually {@link #MAX_TIME}
   * @return completes within the limit: empty when all is well or the generation is not active,
   *     else what is wrong; exceptionally with what the check threw
   */
  public static CompletableFuture<Optional<String>> ask(
      HealthCheck check, Generation generation, Duration limit) {
    return RunningChecks.of(generation).ask(check, limit);
  }
}
