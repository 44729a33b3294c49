package dev.millet.gateway.metrics;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;

/** Counters and measurements of all requests, by route. */
public final class Metrics {

  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final PrometheusRegistry registry;
  private final Counter requests;
  private final Histogram duration;
  private final LongConsumer sent;
  private final LongConsumer received;
  private final Counter untold;
  private final RouteMeter unmatched;

  public Metrics(PrometheusRegistry registry) {
    this.registry = registry;
    requests =
        Counter.builder()
            .name("millet_http_requests")
            .help("Answered requests.")
            .labelNames("method", "route", "status")
            .register(registry);
    duration =
        Histogram.builder()
            .name("millet_http_request_duration")
            .unit(Unit.SECONDS)
            .help("From the request's head to the answer's last byte.")
            .labelNames("method", "route")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    Counter transferred =
        Counter.builder()
            .name("millet_http_transferred_bytes")
            .help("Bytes of files that were sent and received.")
            .labelNames("direction")
            .register(registry);
    sent = transferred.labelValues("sent")::inc;
    received = transferred.labelValues("received")::inc;
    untold =
        Counter.builder()
            .name("millet_http_downloads_untold")
            .help("Downloads of which the module that counts them could not be told.")
            .register(registry);
    unmatched = meter("other", "none");
    JvmMetrics.register(registry);
  }

  /** Counts for a route, by its template: the number of series stays bounded. */
  public RouteMeter meter(String method, String template) {
    return new RouteMeter(
        status -> requests.labelValues(method, template, Integer.toString(status)),
        duration.labelValues(method, template));
  }

  /** Counts for requests that no route took. */
  public RouteMeter unmatched() {
    return unmatched;
  }

  /** Shows who is inside now. */
  public void observe(IntSupplier concurrent, IntSupplier streams, Generations generations) {
    gauge("millet_http_requests_in_flight", "Requests that are being answered.", concurrent);
    gauge("millet_http_event_streams", "Open streams of events.", streams);
    GaugeWithCallback.builder()
        .name("millet_module_leases")
        .help("Leases held on the generations of a module, those that retire included.")
        .labelNames("module")
        .callback(
            callback -> leases(generations).forEach((module, held) -> callback.call(held, module)))
        .register(registry);
  }

  /** Shows how many files are on their way. */
  public void observeTransfers(IntSupplier transfers) {
    gauge("millet_http_transfers", "Files that are being sent or received.", transfers);
  }

  /** Returns what counts the bytes of files that are sent. */
  public LongConsumer sent() {
    return sent;
  }

  /** Counts a download of which its module could not be told. */
  public void downloadUntold() {
    untold.inc();
  }

  /** Returns what counts the bytes of files that are received. */
  public LongConsumer received() {
    return received;
  }

  private void gauge(String name, String help, IntSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsInt()))
        .register(registry);
  }

  private static Map<String, Integer> leases(Generations generations) {
    Map<String, Integer> leases = new LinkedHashMap<>();
    for (Generation generation : generations.all()) {
      leases.merge(generation.module(), generation.leases(), Integer::sum);
    }
    return leases;
  }
}
