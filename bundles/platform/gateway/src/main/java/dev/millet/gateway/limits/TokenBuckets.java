package dev.millet.gateway.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A token bucket for each client, measured by a clock that nobody sets. Thread-safe. */
final class TokenBuckets {

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double perSecond;
  private final int burst;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param perSecond how many come back in a second, above 0
   * @param burst how many there are at most, at least 1
   * @param nanos tells the time in nanoseconds, as {@link System#nanoTime} does
   */
  TokenBuckets(double perSecond, int burst, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanos = nanos;
  }

  /** Takes one from a client's bucket, and returns 0 or how long until there is one again. */
  int secondsToWait(String client) {
    int[] wait = new int[1];
    // inside the map's own step, so that no bucket is forgotten between the look and the taking
    buckets.compute(
        client,
        (same, bucket) -> {
          Bucket taken = bucket == null ? new Bucket() : bucket;
          wait[0] = taken.take();
          return taken;
        });
    return wait[0];
  }

  /** Forgets the clients that have all of theirs back. */
  void forgetQuiet() {
    long now = nanos.getAsLong();
    buckets.forEach(
        (client, seen) ->
            buckets.computeIfPresent(
                client, (same, bucket) -> bucket.level(now) >= burst ? null : bucket));
  }

  private final class Bucket {

    private double tokens = burst;
    private long since = nanos.getAsLong();

    private int take() {
      long now = nanos.getAsLong();
      tokens = level(now);
      since = now;
      if (tokens < 1) {
        return (int) Math.ceil((1 - tokens) / perSecond);
      }
      tokens--;
      return 0;
    }

    private double level(long now) {
      return Math.min(burst, tokens + (now - since) / NANOS * perSecond);
    }
  }
}
