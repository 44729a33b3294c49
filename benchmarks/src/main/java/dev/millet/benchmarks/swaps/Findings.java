package dev.millet.benchmarks.swaps;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Prints what was found beside the steady state of the same run. */
final class Findings {

  private static final double[] PERCENTILES = {50, 99, 99.9};

  private final PrintStream out;
  private final Samples.Part steady;

  Findings(PrintStream out, Samples.Part steady) {
    this.out = out;
    this.steady = steady;
    out.printf(
        "%-34s %9s %7s %8s %8s %8s %8s   %s%n",
        "", "requests", "failed", "p50 ms", "p99 ms", "p99.9 ms", "max ms", "times steady");
    latencies("steady", steady);
  }

  /** A line of latencies, with their ratios to the steady ones. */
  void latencies(String what, Samples.Part part) {
    StringBuilder ratios = new StringBuilder();
    for (double percentile : PERCENTILES) {
      ratios.append(" %6.2f".formatted(part.millis(percentile) / steady.millis(percentile)));
    }
    out.printf(
        "%-34s %,9d %,7d %8.2f %8.2f %8.2f %8.1f  %s%n",
        what,
        part.latencies().getTotalCount() + part.failures(),
        part.failures(),
        part.millis(50),
        part.millis(99),
        part.millis(99.9),
        part.millis(100),
        ratios);
  }

  /** Times of the same thing: the median and the longest. */
  void times(String what, List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    out.printf(
        "%-34s median %,d ms, longest %,d ms%n",
        what, sorted.get(sorted.size() / 2).toMillis(), sorted.get(sorted.size() - 1).toMillis());
  }
}
