package dev.millet.gateway.exchange;

import dev.millet.api.members.Member;
import dev.millet.gateway.log.AccessEntry;
import dev.millet.gateway.log.AccessLog;
import dev.millet.gateway.log.RequestLine;
import dev.millet.gateway.metrics.GenerationMeter;
import dev.millet.gateway.metrics.Metrics;
import dev.millet.gateway.metrics.RouteMeter;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.Lookup;
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

  /**
   * Notes of a request that outlive its visit to the module.
   *
   * @param meter counts for its route
   * @param generationMeter counts for its generation; null where no route took it
   * @param path as it is written into the log
   * @param member the handle; null for a visitor
   */
  record Handled(
      RouteMeter meter, GenerationMeter generationMeter, String path, String member, long nanos) {}

  /**
   * Notes what has been asked for so far, and how long that took.
   *
   * @param lookup null where the path could not be read
   * @param request null where it could not be read
   */
  Handled handled(Request http, Lookup lookup, IncomingRequest request) {
    return handled(
        http,
        lookup == null ? null : lookup.endpoint(),
        request == null ? null : request.identity().member());
  }

  private Handled handled(Request http, Endpoint endpoint, Member member) {
    return new Handled(
        endpoint == null ? metrics.unmatched() : endpoint.meter(metrics),
        endpoint == null ? null : endpoint.generationMeter(),
        path(http, endpoint),
        member == null ? null : member.handle(),
        nanos(http));
  }

  private static long nanos(Request http) {
    return System.nanoTime() - http.getHeadersNanoTime();
  }

  /** Records a request that never became an exchange. */
  public void record(Request http, Response response, String id) {
    record(http, response, handled(http, (Endpoint) null, null), id);
  }

  /** Records a request. It took as long as its handling; the log also says how long it lasted. */
  void record(Request http, Response response, Handled handled, String id) {
    handled.meter().count(response.getStatus(), handled.nanos());
    if (handled.generationMeter() != null) {
      handled.generationMeter().count(response.getStatus(), handled.nanos());
    }
    if (log != AccessLog.OFF) {
      log.write(
          new AccessEntry(
              Instant.ofEpochMilli(Request.getTimeStamp(http)),
              Request.getRemoteAddr(http),
              handled.member(),
              new RequestLine(
                  http.getMethod(), handled.path(), http.getConnectionMetaData().getProtocol()),
              response.getStatus(),
              Response.getContentBytesWritten(response),
              TimeUnit.NANOSECONDS.toMillis(nanos(http)),
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
