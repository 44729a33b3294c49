package dev.millet.members.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Lets something happen so often for each key: a burst, then once an interval (the generic cell
 * rate algorithm, ITU-T I.371). What was used up comes back with time, so nobody is locked out for
 * good; the number of keys is bounded. Thread-safe.
 */
public final class Throttle {

  private static final int KEYS = 50_000;

  private final long interval;
  private final long tolerance;
  private final InstantSource clock;

  /** The moment, in ms, at which all of the burst of a key is back. */
  private final Cache<String, Long> full;

  /**
   * @param burst how often at once, at least 1
   * @param interval after which one more is allowed
   */
  public Throttle(int burst, Duration interval, InstantSource clock) {
    this.interval = interval.toMillis();
    this.tolerance = this.interval * (burst - 1);
    this.clock = clock;
    this.full =
        Caffeine.newBuilder()
            .maximumSize(KEYS)
            .expireAfterAccess(interval.multipliedBy(burst))
            .executor(Runnable::run)
            .build();
  }

  /**
   * Takes one.
   *
   * @return zero where it is allowed, else how long to wait
   */
  public Duration take(String key) {
    long now = clock.millis();
    long[] wait = new long[1];
    full.asMap()
        .compute(
            key,
            (same, until) -> {
              // no clock that is right is further: one that jumped ahead and back locks nobody out
              long latest = now + tolerance + interval;
              long start = until == null ? now : Math.min(latest, Math.max(now, until));
              if (start - now > tolerance) {
                wait[0] = start - now - tolerance;
                return until;
              }
              return start + interval;
            });
    return Duration.ofMillis(wait[0]);
  }

  /** Gives one back that was taken and did no harm. */
  public void giveBack(String key) {
    full.asMap().computeIfPresent(key, (same, until) -> until - interval);
  }
}
