package dev.millet.modules;

import dev.millet.api.modules.ModuleUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds entries to one module, bounded in number and time. Thread-safe. */
final class ParkingLot {

  private final String module;
  private final Duration limit;
  private final int capacity;
  private final AtomicInteger waiting = new AtomicInteger();
  private final CountDownLatch opened = new CountDownLatch(1);

  ParkingLot(String module, Duration limit, int capacity) {
    this.module = module;
    this.limit = limit;
    this.capacity = capacity;
  }

  /** Waits until the lot opens. */
  void await() {
    if (waiting.incrementAndGet() > capacity) {
      waiting.decrementAndGet();
      throw refuse("has " + capacity + " callers waiting already");
    }
    try {
      if (!opened.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw refuse("did not come back within " + limit.toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refuse("was waited for by a thread that was interrupted");
    } finally {
      waiting.decrementAndGet();
    }
  }

  void open() {
    opened.countDown();
  }

  int waiting() {
    return waiting.get();
  }

  private ModuleUnavailableException refuse(String why) {
    return new ModuleUnavailableException(
        module, "module " + module + " is being replaced and " + why, Duration.ofSeconds(1));
  }
}
