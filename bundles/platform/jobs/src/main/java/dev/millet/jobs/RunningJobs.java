package dev.millet.jobs;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.ModuleCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Knows the jobs that run in this process, since when, and which do not end. Thread-safe. */
final class RunningJobs {

  private final InstantSource clock;
  private final Duration limit;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  private record Run(String module, Instant since, long nanos) {}

  /**
   * Knows of none.
   *
   * @param limit after how long a run counts as overdue
   */
  RunningJobs(InstantSource clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Runs a job on this thread, which is called after job and bundle meanwhile: so it is found where
   * threads are named, such as in the report of a drain or of what a removed version has left.
   */
  <T> T during(String name, Generation inside, ModuleCode<T> code) throws Exception {
    Thread thread = Thread.currentThread();
    String before = thread.getName();
    thread.setName("%s %s %s".formatted(before, name, inside.bundle()));
    runs.put(
        name,
        new Run(
            inside.module() + " " + inside.version(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            System.nanoTime()));
    try {
      return code.run();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      runs.remove(name);
      thread.setName(before);
    }
  }

  /** Returns since when a job runs in this process; empty where it does not. */
  Optional<Instant> since(String name) {
    return Optional.ofNullable(runs.get(name)).map(Run::since);
  }

  /** Says which jobs have not ended although their time was over; empty where all do. */
  Optional<String> overdue() {
    long now = System.nanoTime();
    String overdue =
        runs.entrySet().stream()
            .filter(each -> now - each.getValue().nanos() > limit.toNanos())
            .map(
                each ->
                    "job %s of %s runs since %s"
                        .formatted(
                            each.getKey(), each.getValue().module(), each.getValue().since()))
            .sorted()
            .collect(Collectors.joining(", "));
    return overdue.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s and has not ended after %s, although it was interrupted. It ends with the next restart."
                .formatted(overdue, limit));
  }
}
