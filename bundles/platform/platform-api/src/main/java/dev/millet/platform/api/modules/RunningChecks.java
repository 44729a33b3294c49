package dev.millet.platform.api.modules;

import dev.millet.api.modules.HealthCheck;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The health checks of one generation that run now, each at most once. A check may ignore its
 * interrupt, so it runs on a thread that nobody waits for longer than its limit. Thread-safe.
 */
final class RunningChecks {

  private final Generation generation;
  private final Map<HealthCheck, CompletableFuture<Optional<String>>> running =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private RunningChecks(Generation generation) {
    this.generation = generation;
  }

  static RunningChecks of(Generation generation) {
    return generation.attachment(RunningChecks.class, () -> new RunningChecks(generation));
  }

  CompletableFuture<Optional<String>> ask(HealthCheck check, Duration limit) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    CompletableFuture<Optional<String>> earlier = running.putIfAbsent(check, answer);
    if (earlier != null) {
      return earlier;
    }
    try {
      begin(check, limit, answer);
    } catch (RuntimeException | Error e) {
      running.remove(check);
      answer.completeExceptionally(e);
      throw e;
    }
    return answer;
  }

  /** Without the caller's thread locals: the thread may outlive the request by far. */
  private void begin(
      HealthCheck check, Duration limit, CompletableFuture<Optional<String>> answer) {
    String name = "health-check " + generation.module() + "/" + check.name();
    Thread thread = new Thread(null, () -> run(check, limit, answer), name, 0, false);
    thread.setDaemon(true);
    thread.start();
    answer.completeOnTimeout(
        Optional.of(
            "Overdue: it has not answered within %s ms, and runs on in the thread '%s'."
                .formatted(limit.toMillis(), name)),
        limit.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** The answer is out when the lease has been given back and the check can be asked again. */
  private void run(HealthCheck check, Duration limit, CompletableFuture<Optional<String>> answer) {
    Optional<String> said = Optional.empty();
    Throwable thrown = null;
    try (Lease lease = generation.lease().orElse(null)) {
      said = lease == null ? Optional.empty() : HealthCheckRunner.run(check, lease, limit);
    } catch (Throwable e) {
      thrown = e;
    }
    running.remove(check);
    if (thrown == null) {
      answer.complete(said);
    } else {
      answer.completeExceptionally(thrown);
    }
  }
}
