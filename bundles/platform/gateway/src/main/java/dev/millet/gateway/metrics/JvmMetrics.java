package dev.millet.gateway.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.function.DoubleSupplier;

/** The little of the virtual machine that an operator looks at first. */
final class JvmMetrics {

  private static final double MILLIS_OF_SECOND = 1000;

  private JvmMetrics() {}

  static void register(PrometheusRegistry registry) {
    gauge(registry, "jvm_memory_heap_used", Unit.BYTES, "Heap in use.", () -> heap().getUsed());
    gauge(registry, "jvm_memory_heap_max", Unit.BYTES, "Heap at most.", () -> heap().getMax());
    gauge(
        registry,
        "jvm_threads",
        null,
        "Live threads of the platform.",
        () -> ManagementFactory.getThreadMXBean().getThreadCount());
    gauge(
        registry,
        "jvm_classes_loaded",
        null,
        "Loaded classes.",
        () -> ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    gauge(
        registry,
        "process_uptime",
        Unit.SECONDS,
        "Since the start.",
        () -> ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_OF_SECOND);
    CounterWithCallback.builder()
        .name("jvm_gc_collection")
        .unit(Unit.SECONDS)
        .help("Time spent collecting garbage.")
        .labelNames("collector")
        .callback(
            callback -> {
              for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
                callback.call(each.getCollectionTime() / MILLIS_OF_SECOND, each.getName());
              }
            })
        .register(registry);
  }

  private static MemoryUsage heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
  }

  private static void gauge(
      PrometheusRegistry registry, String name, Unit unit, String help, DoubleSupplier value) {
    GaugeWithCallback.Builder builder = GaugeWithCallback.builder().name(name).help(help);
    if (unit != null) {
      builder.unit(unit);
    }
    builder.callback(callback -> callback.call(value.getAsDouble())).register(registry);
  }
}
