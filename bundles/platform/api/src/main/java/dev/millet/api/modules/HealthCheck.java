package dev.millet.api.modules;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Tells whether a module can do its work. Run by the platform for {@code /health/ready} and before
 * a generation takes over; it should answer within a second and may block. After ten seconds it is
 * interrupted and counts as unhealthy.
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
}
