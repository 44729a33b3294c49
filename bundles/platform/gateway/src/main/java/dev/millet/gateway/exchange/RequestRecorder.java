package dev.millet.gateway.exchange;

import dev.millet.api.members.Member;
import dev.millet.gateway.log.AccessEntry;
import dev.millet.gateway.log.AccessLog;
import dev.millet.gateway.log.RequestLine;
import dev.millet.gateway.metrics.Metrics;
import dev.millet.gateway.routing.Endpoint;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Records each answered request: counts it, measures it and writes it to the access log. */
public final class RequestRecorder {

  private final Metrics metrics;
  private final AccessLog log;

  public RequestRecorder(Metrics metrics, AccessLog log) {
    this.metrics = metrics;
    this.log = log;
  }

  Metrics metrics() {
    return metrics;
  }

  void record(Exchange exchange, Endpoint endpoint, Member member) {
    record(exchange.http(), exchange.response(), endpoint, member, exchange.id());
  }

  /** Records a request that never became an exchange. */
  public void record(Request http, Response response, String id) {
    record(http, response, null, null, id);
  }

  private void record(
      Request http, Response response, Endpoint endpoint, Member member, String id) {
    long nanos = System.nanoTime() - http.getHeadersNanoTime();
    (endpoint == null ? metrics.unmatched() : endpoint.meter(metrics))
        .count(response.getStatus(), nanos);
    if (endpoint != null) {
      endpoint.generationMeter().count(response.getStatus(), nanos);
    }
    if (log != AccessLog.OFF) {
      log.write(
          new AccessEntry(
              Instant.ofEpochMilli(Request.getTimeStamp(http)),
              Request.getRemoteAddr(http),
              member == null ? null : member.handle(),
              new RequestLine(
                  http.getMethod(),
                  path(http, endpoint),
                  http.getConnectionMetaData().getProtocol()),
              response.getStatus(),
              Response.getContentBytesWritten(response),
              TimeUnit.NANOSECONDS.toMillis(nanos),
              id));
    }
  }

  private static String path(Request http, Endpoint endpoint) {
    if (endpoint != null && endpoint.isSecret()) {
      return endpoint.route().template();
    }
    String path = http.getHttpURI().getPath();
    return path == null ? "-" : path;
  }

  /** Writes out what the access log has collected. */
  public void flush() {
    log.flush();
  }

  /** Closes the access log. */
  public void close() {
    log.close();
  }
}
