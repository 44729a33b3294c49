package dev.millet.upgrades.overview;

import dev.millet.api.modules.HealthCheck;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.HealthCheckRunner;
import dev.millet.platform.api.modules.Lease;
import dev.millet.upgrades.overview.ModuleState.Check;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the health checks of modules. */
public final class HealthChecks {

  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  private HealthChecks() {}

  private record Asked(String check, CompletableFuture<Optional<String>> answer) {

    Check answered() {
      return new Check(check, answer.join().orElse(null));
    }
  }

  /** Returns what the checks of a generation say; nothing where it has retired meanwhile. */
  static List<Check> of(Generation generation) {
    Optional<Lease> lease = generation.lease();
    if (lease.isEmpty()) {
      return List.of();
    }
    try (Lease held = lease.get()) {
      return asked(held.generation()).stream().map(Asked::answered).toList();
    }
  }

  /** Asks all before the first is waited for, so that the slow ones are slow together. */
  private static List<Asked> asked(Generation generation) {
    return generation.contributions().stream()
        .filter(HealthCheck.class::isInstance)
        .map(HealthCheck.class::cast)
        .map(
            check ->
                new Asked(
                    check.name(),
                    HealthCheckRunner.ask(check, generation, HealthCheckRunner.MAX_TIME)
                        .exceptionally(failure -> Optional.of(failed(check, failure)))))
        .toList();
  }

  private static String failed(HealthCheck check, Throwable failure) {
    LOG.warn("The health check {} failed", check.name(), failure);
    return "The check failed: " + failure;
  }

  /**
   * Runs a health check on this thread and returns its complaint; null where all is well. One that
   * throws complains, too.
   */
  public static String complaint(HealthCheck check, Lease lease) {
    try {
      return HealthCheckRunner.run(check, lease).orElse(null);
    } catch (Exception e) {
      return failed(check, e);
    }
  }
}
