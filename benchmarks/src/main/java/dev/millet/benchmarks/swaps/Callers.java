package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Callers who do the same again and again, each on a thread and a kept connection of its own, with
 * a breath in between. Every answer that was not what it had to be is noted.
 */
final class Callers implements AutoCloseable {

  /** So that there are requests at every moment, and time is left to swap. */
  private static final int BREATH_MILLIS = 5;

  /** One request. */
  interface Step {
    /** Sends it and answers the status; the connection is kept, another one may be used. */
    int send(Wire wire, int round) throws IOException, InterruptedException;
  }

  private final URI root;
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder requests = new LongAdder();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean done;

  Callers(URI root) {
    this.root = root;
  }

  /** Adds a caller. */
  void add(String what, int status, Step step) {
    threads.add(new Thread(() -> run(what, status, step), what));
  }

  private void run(String what, int status, Step step) {
    int round = 0;
    while (!done) {
      try (Wire wire = new Wire(root)) {
        for (; !done; round++) {
          requests.increment();
          int answered = step.send(wire, round);
          if (answered != status) {
            failures.add(what + ": " + answered);
          }
          Thread.sleep(BREATH_MILLIS);
        }
      } catch (IOException | RuntimeException e) {
        failures.add(what + ": " + e);
        round++;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  Callers start() {
    threads.forEach(Thread::start);
    return this;
  }

  /** How many requests were sent. */
  long requests() {
    return requests.sum();
  }

  /** What went wrong, a line each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Stops, and waits for the answers that are still out. */
  @Override
  public void close() throws InterruptedException {
    done = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
