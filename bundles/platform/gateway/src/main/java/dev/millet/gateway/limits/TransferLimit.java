package dev.millet.gateway.limits;

import dev.millet.api.gateway.Problem;
import java.util.concurrent.atomic.AtomicInteger;

/** Limits how many files are on their way at once, to and from clients. Thread-safe. */
public final class TransferLimit {

  private static final int RETRY_SECONDS = 5;

  private final int max;
  private final AtomicInteger running = new AtomicInteger();

  public TransferLimit(int max) {
    this.max = max;
  }

  /**
   * Counts one more.
   *
   * @throws dev.millet.api.gateway.ProblemException 503 where there are too many
   */
  public void enter() {
    if (running.incrementAndGet() > max) {
      running.decrementAndGet();
      throw Problem.of(
              503,
              "overloaded",
              "Too many requests at once",
              "Too many files are on their way. Try again in a moment.")
          .retryingAfter(RETRY_SECONDS)
          .toException();
    }
  }

  public void leave() {
    running.decrementAndGet();
  }

  /** Returns how many are on their way. */
  public int running() {
    return running.get();
  }
}
