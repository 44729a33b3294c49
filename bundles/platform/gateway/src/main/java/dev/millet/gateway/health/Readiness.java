package dev.millet.gateway.health;

import dev.millet.api.modules.HealthCheck;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.HealthCheckRunner;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
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
  private final Supplier<Collection<String>> preparations;
  private final Duration limit;

  /**
   * @param generations the table
   * @param expected the modules of the bundles that are started
   * @param preparations what the launcher still does before anybody is to come, a sentence each
   * @param limit how long a health check may take
   */
  Readiness(
      Generations generations,
      Supplier<Collection<String>> expected,
      Supplier<Collection<String>> preparations,
      Duration limit) {
    this.limit = limit;
    this.generations = generations;
    this.expected = expected;
    this.preparations = preparations;
  }

  /** Returns what is still done before the instance is ready, a sentence each. */
  Collection<String> preparations() {
    return preparations.get();
  }

  /**
   * Returns what is not as it should be.
   *
   * @return a sentence for each module that is missing, each check that fails and each module with
   *     calls that do not end, by {@code module}, {@code module/check} or {@code module/calls};
   *     empty when all is well
   */
  Map<String, String> complaints() {
    Map<String, String> complaints = new LinkedHashMap<>();
    Set<String> missing = new TreeSet<>(expected.get());
    missing.removeAll(active());
    missing.forEach(module -> complaints.put(module, "The module has not become active."));
    generations.all().forEach(generation -> addOverdue(generation, complaints));
    asked().forEach((name, answer) -> answer.join().ifPresent(said -> complaints.put(name, said)));
    return complaints;
  }

  /** Of retired generations too: a call that does not end keeps the thread and the generation. */
  private static void addOverdue(Generation generation, Map<String, String> complaints) {
    List<String> overdue = generation.overdue();
    if (!overdue.isEmpty()) {
      complaints.merge(
          generation.module() + "/calls",
          "Overdue: %s.".formatted(String.join("; ", overdue)),
          (one, other) -> one + ' ' + other);
    }
  }

  private Set<String> active() {
    return generations.table().generations().stream()
        .map(Generation::module)
        .collect(Collectors.toSet());
  }

  /** All are asked before the first is waited for, so that the slow ones are slow together. */
  private Map<String, CompletableFuture<Optional<String>>> asked() {
    Map<String, CompletableFuture<Optional<String>>> asked = new LinkedHashMap<>();
    for (Filed<HealthCheck> filed : generations.table().of(HealthCheck.class)) {
      asked.put(filed.generation().module() + '/' + filed.contribution().name(), ask(filed));
    }
    return asked;
  }

  private CompletableFuture<Optional<String>> ask(Filed<HealthCheck> filed) {
    return HealthCheckRunner.ask(filed.contribution(), filed.generation(), limit)
        .exceptionally(problem -> failed(filed, problem));
  }

  private static Optional<String> failed(Filed<HealthCheck> filed, Throwable problem) {
    LOG.warn(
        "The health check {} of {} failed",
        filed.contribution().name(),
        filed.generation(),
        problem);
    return Optional.of("The check failed; the reason was logged.");
  }
}
