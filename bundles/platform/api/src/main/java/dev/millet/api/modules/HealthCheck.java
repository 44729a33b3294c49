package dev.millet.api.modules;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Tells whether a module can do its work. Run by the platform for {@code /health/ready} and before
 * a generation takes over; it should answer within a second and may block.
 *
 * @param name the module's own name for the check, unique within the module
 * @param check answers empty when all is well, else what is wrong and what to do; an exception
 *     counts as unhealthy
 */
public record HealthCheck(String name, Callable<Optional<String>> check) implements Contribution {
  public HealthCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(check, "check");
  }

  /** How long a check may take before it is interrupted and counts as unhealthy. */
  public static final Duration MAX_TIME = Duration.ofSeconds(10);

  /**
   * Runs the check under a lease; used by the platform.
   *
   * @return empty when all is well, else what is wrong; never null
   * @throws Exception what the check throws; an Error of it as {@link ModuleFailureException}
   */
  public Optional<String> run(Lease lease) throws Exception {
    return Objects.requireNonNull(
        lease.call("health check " + name, MAX_TIME, check::call), "the check answered null");
  }
}
