package dev.millet.gateway;

import dev.millet.api.json.Json;
import dev.millet.gateway.access.PendingForms;
import dev.millet.gateway.exchange.GatewayServices;
import dev.millet.gateway.exchange.OptionalReferences;
import dev.millet.gateway.exchange.RequestRecorder;
import dev.millet.gateway.log.AccessLog;
import dev.millet.gateway.log.AccessLogFile;
import dev.millet.gateway.log.AccessLogger;
import dev.millet.gateway.metrics.Metrics;
import dev.millet.gateway.metrics.MetricsRoutes;
import dev.millet.gateway.multipart.Spool;
import dev.millet.gateway.server.HttpServer;
import dev.millet.gateway.settings.GatewaySettings;
import dev.millet.launch.GatewayAddress;
import dev.millet.launch.StartReporter;
import dev.millet.platform.api.modules.Generations;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens as long as it is active, and tells where in a {@link GatewayAddress}. */
@Component(service = Gateway.class, immediate = true, configurationPid = GatewaySettings.PID)
@Designate(ocd = GatewaySettings.class)
public final class Gateway {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final MetricsRoutes metrics;
  private final HttpServer server;
  private final ServiceRegistration<GatewayAddress> registration;

  @Activate
  public Gateway(
      BundleContext context,
      GatewaySettings settings,
      @Reference Generations generations,
      @Reference Json json,
      @Reference OptionalReferences optional,
      @Reference PendingForms pending,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) StartReporter startReporter)
      throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    metrics = new MetricsRoutes(registry, settings.metrics_access());
    Spool spool = new Spool(uploads(context));
    spool.clear();
    GatewayServices services =
        GatewayServices.of(
            settings,
            generations,
            optional,
            json,
            new RequestRecorder(new Metrics(registry), accessLog(context, settings)),
            spool,
            pending);
    server = start(settings, services, startReporter);
    registration =
        context.registerService(GatewayAddress.class, new GatewayAddress(server.address()), null);
    LOG.info("Listening on {}", server.address());
  }

  private static AccessLog accessLog(BundleContext context, GatewaySettings settings) {
    String data = context.getProperty("millet.data");
    return switch (settings.access_log()) {
      case "off" -> AccessLog.OFF;
      case "log" -> new AccessLogger();
      default ->
          data == null
              ? new AccessLogger()
              : new AccessLogFile(
                  Path.of(data, "logs"), settings.access_log_days(), Clock.systemUTC());
    };
  }

  private static Path uploads(BundleContext context) {
    String data = context.getProperty("millet.data");
    return data == null
        ? Path.of(System.getProperty("java.io.tmpdir"), "millet-uploads")
        : Path.of(data, "uploads");
  }

  private static HttpServer start(
      GatewaySettings settings, GatewayServices services, StartReporter startReporter)
      throws Exception {
    try {
      return new HttpServer(settings, services);
    } catch (Exception e) {
      if (startReporter != null) {
        startReporter.failed(StartFailure.explain(settings, e));
      }
      throw e;
    }
  }

  MetricsRoutes metrics() {
    return metrics;
  }

  @Deactivate
  void stop() throws Exception {
    registration.unregister();
    server.stop();
  }
}
