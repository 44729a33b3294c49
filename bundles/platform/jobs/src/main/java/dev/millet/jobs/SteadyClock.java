package dev.millet.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Instant;

/**
 * Tells a time that nobody sets: it begins with the system's and goes on by the time that passes.
 */
final class SteadyClock implements Clock {

  private final Instant began = Instant.now();
  private final long nanos = System.nanoTime();

  @Override
  public Instant now() {
    return began.plusNanos(System.nanoTime() - nanos);
  }
}
