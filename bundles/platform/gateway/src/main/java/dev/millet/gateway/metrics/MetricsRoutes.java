package dev.millet.gateway.metrics;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Role;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Shows the metrics in the text format of Prometheus. */
public final class MetricsRoutes {

  private static final Permission ADMINISTERED = Permission.toAdminister("gateway.metrics");

  private final PrometheusRegistry registry;
  private final String access;

  /**
   * @param access {@code public}, {@code admin}, or {@code local}: this machine and administrators
   */
  public MetricsRoutes(PrometheusRegistry registry, String access) {
    this.registry = registry;
    this.access = access;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/metrics",
            access.equals("admin") ? ADMINISTERED : Permission.PUBLIC,
            RouteDocument.of("Counters and measurements for Prometheus"),
            this::show));
  }

  private Reply show(Request request) throws IOException {
    if (access.equals("local") && !isLocal(request) && !request.identity().is(Role.ADMIN)) {
      boolean visitor = request.identity().authenticationMethod() == AuthenticationMethod.NONE;
      throw Problem.of(
              visitor ? 401 : 403,
              visitor ? "unauthorized" : "forbidden",
              "Metrics are shown to this machine and to administrators",
              "Ask from the machine itself, or set gateway.metrics.access.")
          .toException();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
    format.write(out, registry.scrape());
    return Reply.bytes(format.getContentType(), out.toByteArray())
        .withHeader("Cache-Control", "no-store");
  }

  // A proxy on this machine that is not configured would make the whole world local.
  private static boolean isLocal(Request request) throws UnknownHostException {
    return InetAddress.getByName(request.remoteAddress()).isLoopbackAddress()
        && request.header("X-Forwarded-For").isEmpty()
        && request.header("Forwarded").isEmpty();
  }
}
