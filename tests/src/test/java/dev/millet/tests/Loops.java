package dev.millet.tests;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers who do the same again and again, each on a thread of its own, and every answer that was
 * not what it had to be. Thread-safe once it has been started.
 */
public final class Loops implements AutoCloseable {

  // Twelve callers ask a hundred times a second, which finds a gap of milliseconds within a few
  // changes. With a shorter pause they take both processors of a small machine for themselves.
  private static final long PAUSE_MILLIS = Sweep.isFull() ? 3 : 120;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean done;

  /** One request, and what its answer has to be. */
  public interface Step {
    void run(int round) throws IOException;
  }

  /** Adds a caller. */
  public void add(Step step) {
    threads.add(new Thread(() -> loop(step), "load-" + threads.size()));
  }

  private void loop(Step step) {
    for (int round = 0; !done; round++) {
      try {
        step.run(round);
      } catch (IOException | RuntimeException e) {
        failed(e.toString());
      }
      requests.incrementAndGet();
      rest();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void start() {
    threads.forEach(Thread::start);
  }

  public boolean isDone() {
    return done;
  }

  /** Begins nothing more. */
  public void stop() {
    done = true;
  }

  /** Stops, and waits for the answers that are still out. */
  @Override
  public void close() throws InterruptedException {
    stop();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  public long requests() {
    return requests.get();
  }

  public List<String> failures() {
    return List.copyOf(failures);
  }

  public void failed(String why) {
    failures.add(why);
  }

  public void expect(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      failed(answer.request().method() + " " + answer.uri() + ": " + answer.body());
    }
  }
}
