package dev.millet.benchmarks.swaps;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** When requests were to be sent and how long their answers took. Used by one thread at a time. */
final class Samples {

  private static final long FAILED = -1;

  /** What a part of a run looked like; latencies in microseconds, those of failures left out. */
  record Part(Histogram latencies, long failures) {

    double millis(double percentile) {
      return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }
  }

  private long[] intended = new long[1 << 12];
  private long[] latencies = new long[1 << 12];
  private int size;

  /** Notes an answer; both in microseconds, since the load's beginning and since it was due. */
  void answered(long due, long latency) {
    add(due, latency);
  }

  void failed(long due) {
    add(due, FAILED);
  }

  private void add(long due, long latency) {
    if (size == intended.length) {
      intended = Arrays.copyOf(intended, 2 * size);
      latencies = Arrays.copyOf(latencies, 2 * size);
    }
    intended[size] = due;
    latencies[size] = latency;
    size++;
  }

  /** Those that were due in one of the spans, given as microseconds since the load's beginning. */
  static Part within(List<Samples> all, List<long[]> spans) {
    Histogram histogram = new Histogram(3);
    long failures = 0;
    for (Samples samples : all) {
      for (int i = 0; i < samples.size; i++) {
        long due = samples.intended[i];
        if (spans.stream().noneMatch(span -> due >= span[0] && due < span[1])) {
          continue;
        }
        if (samples.latencies[i] == FAILED) {
          failures++;
        } else {
          histogram.recordValue(samples.latencies[i]);
        }
      }
    }
    return new Part(histogram, failures);
  }
}
