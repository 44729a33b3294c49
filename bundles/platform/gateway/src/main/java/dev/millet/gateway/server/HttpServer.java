package dev.millet.gateway.server;

import dev.millet.gateway.GatewaySettings;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The embedded Jetty, set up and running. */
public final class HttpServer implements AutoCloseable {

  private static final long STOP_MILLIS = 20_000;

  // An encoded percent sign is harmless to those who decode a path exactly once.
  private static final UriCompliance UNAMBIGUOUS_WHEN_DECODED_ONCE =
      UriCompliance.DEFAULT.with("decoded-once", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private final Server server;
  private final ServerConnector connector;

  /**
   * Starts to listen.
   *
   * @throws Exception where the address cannot be bound
   */
  public HttpServer(GatewaySettings settings, Handler handler) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("gateway");
    server = new Server(threads);
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration(settings)));
    connector.setHost(settings.bind());
    connector.setPort(settings.port());
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(handler));
    server.setStopTimeout(STOP_MILLIS);
    server.start();
  }

  private static HttpConfiguration configuration(GatewaySettings settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(settings.max_header());
    configuration.setUriCompliance(UNAMBIGUOUS_WHEN_DECODED_ONCE);
    return configuration;
  }

  /** Where it listens. */
  public URI address() {
    String bind = connector.getHost();
    boolean everywhere = bind == null || bind.equals("0.0.0.0") || bind.equals("::");
    String host = everywhere ? "127.0.0.1" : bind.contains(":") ? '[' + bind + ']' : bind;
    return URI.create("http://" + host + ":" + connector.getLocalPort());
  }

  /** Stops to accept, lets finish what is inside, for a bounded time. */
  @Override
  public void close() throws Exception {
    server.stop();
  }
}
