package dev.millet.gateway.metrics;

import dev.millet.platform.api.gateway.RequestStatistics.Sample;
import dev.millet.platform.api.modules.Generation;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests to one generation; it is collected with the generation. Thread-safe. */
public final class GenerationMeter {

  private static final int FAILURE = 500;
  private static final int UNAVAILABLE = 503;
  private static final long MIN_NANOS = Sample.bound(0).toNanos();
  private static final double STEP = Math.log(4.0 / 3);

  private final LongAdder failures = new LongAdder();
  private final LongAdder[] buckets = new LongAdder[Sample.BUCKETS];

  private GenerationMeter() {
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
  }

  /** The meter of a generation, made on first use. */
  public static GenerationMeter of(Generation generation) {
    return generation.attachment(GenerationMeter.class, GenerationMeter::new);
  }

  /** Counts an answer; 503 says that something was full or away, which is nobody's failure here. */
  public void count(int status, long nanos) {
    if (status >= FAILURE && status != UNAVAILABLE) {
      failures.increment();
    }
    buckets[bucket(nanos)].increment();
  }

  private static int bucket(long nanos) {
    if (nanos < MIN_NANOS) {
      return 0;
    }
    int bucket = (int) (Math.log((double) nanos / MIN_NANOS) / STEP) + 1;
    return Math.min(bucket, Sample.BUCKETS - 1);
  }

  /** Returns what was counted until now. */
  public Sample sample() {
    long[] counts = new long[Sample.BUCKETS];
    long requests = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = buckets[i].sum();
      requests += counts[i];
    }
    return new Sample(requests, failures.sum(), counts);
  }
}
