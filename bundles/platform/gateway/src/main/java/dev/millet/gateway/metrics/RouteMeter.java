package dev.millet.gateway.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/** The counters of one route, looked up once for each status. */
public final class RouteMeter {

  private static final int MIN_STATUS = 100;
  private static final int STATUSES = 500;
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final IntFunction<CounterDataPoint> counters;
  private final DistributionDataPoint duration;
  private final AtomicReferenceArray<CounterDataPoint> byStatus =
      new AtomicReferenceArray<>(STATUSES);

  RouteMeter(IntFunction<CounterDataPoint> counters, DistributionDataPoint duration) {
    this.counters = counters;
    this.duration = duration;
  }

  public void count(int status, long nanos) {
    int place = Math.max(0, Math.min(STATUSES - 1, status - MIN_STATUS));
    CounterDataPoint counter = byStatus.get(place);
    if (counter == null) {
      counter = counters.apply(status);
      byStatus.set(place, counter);
    }
    counter.inc();
    duration.observe(nanos / SECOND);
  }
}
