package dev.millet.tests;

import dev.millet.tests.trial.Steady;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who go on using the module {@code trial} and others while somebody tries to put a bad
 * version in. Every answer but 200 is a failure, of the version that gave it.
 */
public final class SteadyLoad implements AutoCloseable {

  // A hundred requests a second find a gap of milliseconds, and leave the processors to the change.
  private static final long PAUSE_MILLIS = Sweep.isFull() ? 20 : 40;

  private final Api api;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong newFailures = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> bad = ConcurrentHashMap.newKeySet();
  private volatile boolean done;

  public SteadyLoad(Api api) {
    this.api = api;
    for (String path : List.of(Steady.PATH, Steady.PATH, "/voting", "/api/v1/suggestions")) {
      threads.add(new Thread(() -> ask(path), "steady-load"));
    }
    threads.forEach(Thread::start);
  }

  private void ask(String path) {
    while (!done) {
      try {
        var answer = api.get(path, null);
        if (answer.statusCode() == 500 && bad.contains(answer.body())) {
          newFailures.incrementAndGet();
        } else if (answer.statusCode() != 200) {
          failures.add(path + ": " + answer.statusCode() + " " + answer.body());
        }
        requests.incrementAndGet();
        Thread.sleep(PAUSE_MILLIS);
      } catch (RuntimeException e) {
        failures.add(path + ": " + e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Failures of this version are counted by themselves. */
  public void expectFailuresOf(String version) {
    bad.add(version);
  }

  /** How often the versions failed that were expected to. */
  public long newFailures() {
    return newFailures.get();
  }

  /** What failed and was not expected to. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Waits until so many more have been made. */
  public void awaitRequests(int more) throws InterruptedException {
    long enough = requests.get() + more;
    Await.until(() -> requests.get() >= enough, () -> "few requests: " + requests);
  }

  public long requests() {
    return requests.get();
  }

  @Override
  public void close() throws InterruptedException {
    done = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
