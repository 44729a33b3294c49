package dev.millet.gateway.health;

import dev.millet.api.modules.Filed;
import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.modules.Lease;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether everything that was started does its work: each module has an active generation,
 * and each health check passes.
 */
final class Readiness {

  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Generations generations;
  private final Supplier<Collection<String>> expected;

  /**
   * @param generations the table
   * @param expected the modules of the bundles that are started
   */
  Readiness(Generations generations, Supplier<Collection<String>> expected) {
    this.generations = generations;
    this.expected = expected;
  }

  /**
   * What is not as it should be.
   *
   * @return a sentence for each module that is missing and each check that fails, by {@code module}
   *     or {@code module/check}; empty when all is well
   */
  Map<String, String> complaints() {
    Map<String, String> complaints = new LinkedHashMap<>();
    Set<String> missing = new TreeSet<>(expected.get());
    missing.removeAll(active());
    missing.forEach(module -> complaints.put(module, "The module has not become active."));
    for (Filed<HealthCheck> filed : checks()) {
      run(filed)
          .ifPresent(
              complaint ->
                  complaints.put(
                      filed.generation().module() + '/' + filed.contribution().name(), complaint));
    }
    return complaints;
  }

  private Set<String> active() {
    return generations.table().generations().stream()
        .map(Generation::module)
        .collect(Collectors.toSet());
  }

  private List<Filed<HealthCheck>> checks() {
    return new ArrayList<>(generations.table().of(HealthCheck.class));
  }

  // A generation that has retired since the look at the table has nothing to say any more.
  private static Optional<String> run(Filed<HealthCheck> filed) {
    Lease lease = filed.generation().lease().orElse(null);
    if (lease == null) {
      return Optional.empty();
    }
    try {
      return filed.contribution().run(lease);
    } catch (Exception e) {
      LOG.warn(
          "The health check {} of {} failed", filed.contribution().name(), filed.generation(), e);
      return Optional.of("The check failed; the reason was logged.");
    } finally {
      lease.close();
    }
  }
}
