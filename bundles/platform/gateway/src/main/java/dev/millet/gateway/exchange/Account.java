package dev.millet.gateway.exchange;

import dev.millet.api.members.Member;
import dev.millet.gateway.log.AccessEntry;
import dev.millet.gateway.log.AccessLog;
import dev.millet.gateway.routing.Endpoint;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Accounts for a request that has been answered: counts it, measures it, notes it. */
public final class Account {

  private Account() {}

  static void close(Exchange exchange, Endpoint endpoint, Member member) {
    Site site = exchange.site();
    close(site, exchange.http(), exchange.response(), endpoint, member, exchange.id());
  }

  /** For a request that never became an exchange. */
  public static void close(Site site, Request http, Response response, String id) {
    close(site, http, response, null, null, id);
  }

  private static void close(
      Site site, Request http, Response response, Endpoint endpoint, Member member, String id) {
    long nanos = System.nanoTime() - http.getHeadersNanoTime();
    (endpoint == null ? site.metrics().elsewhere() : endpoint.meter(site.metrics()))
        .count(response.getStatus(), nanos);
    if (endpoint != null) {
      endpoint.generationMeter().count(response.getStatus(), nanos);
    }
    if (site.log() != AccessLog.OFF) {
      site.log()
          .note(
              new AccessEntry(
                  Instant.ofEpochMilli(Request.getTimeStamp(http)),
                  Request.getRemoteAddr(http),
                  member == null ? null : member.handle(),
                  http.getMethod(),
                  path(http, endpoint),
                  http.getConnectionMetaData().getProtocol(),
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
}
