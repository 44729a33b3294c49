package dev.millet.platform.api.gateway;

import dev.millet.platform.api.modules.Generation;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Counts and response times of the requests to a generation. Thread-safe. */
@ProviderType
public interface RequestStatistics {

  /** Returns what was counted since the generation first answered. */
  Sample of(Generation generation);

  /**
   * Counts of a generation. Subtract two of them for the time between.
   *
   * @param requests answered ones
   * @param failures those of them that were answered with 500 or above, or broke off on our side;
   *     not those that were refused because something was full or away
   * @param buckets how many took how long: the n-th counts those below {@link #bound}(n)
   */
  record Sample(long requests, long failures, long[] buckets) {

    /** The number of buckets; the last one has no upper bound. */
    public static final int BUCKETS = 48;

    /** The upper bound of a bucket: from 50 µs on, each is 1.33 times the one before. */
    public static Duration bound(int bucket) {
      return Duration.ofNanos((long) (50_000 * Math.pow(4.0 / 3, bucket)));
    }

    public Sample minus(Sample before) {
      long[] between = new long[BUCKETS];
      for (int i = 0; i < BUCKETS; i++) {
        between[i] = buckets[i] - before.buckets[i];
      }
      return new Sample(requests - before.requests, failures - before.failures, between);
    }

    /**
     * The time below which a share of the requests was answered, as the upper bound of its bucket.
     *
     * @param share from 0 to 1
     * @return zero where there were none
     */
    public Duration quantile(double share) {
      long wanted = (long) Math.ceil(requests * share);
      long seen = 0;
      for (int i = 0; i < BUCKETS && requests > 0; i++) {
        seen += buckets[i];
        if (seen >= wanted) {
          return bound(i);
        }
      }
      return Duration.ZERO;
    }
  }
}
