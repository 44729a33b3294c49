package dev.millet.gateway.server;

import dev.millet.gateway.GatewaySettings;
import dev.millet.gateway.exchange.Dispatcher;
import dev.millet.gateway.exchange.Site;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The embedded Jetty, set up and running. */
public final class HttpServer implements AutoCloseable {

  // An encoded percent sign is harmless to those who decode a path exactly once.
  private static final UriCompliance UNAMBIGUOUS_WHEN_DECODED_ONCE =
      UriCompliance.DEFAULT.with("decoded-once", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);
  private static final int SPARE_THREADS = 32;
  private static final long LOOK_MILLIS = 250;
  private static final long BEAT_MILLIS = 15_000;

  private final Server server;
  private final ServerConnector connector;
  private final Site site;
  private final AutoCloseable watch;

  /**
   * Starts to listen.
   *
   * @throws Exception where the address cannot be bound
   */
  public HttpServer(GatewaySettings settings, Site site) throws Exception {
    this.site = site;
    server = new Server(threads(settings));
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration(settings)));
    connector.setHost(settings.bind());
    connector.setPort(settings.port());
    connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(settings.idle()));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.max_connections(), server));
    server.addBean(new Ticker(server.getScheduler(), LOOK_MILLIS, site.deadlines()::look));
    server.addBean(new Ticker(server.getScheduler(), BEAT_MILLIS, this::beat));
    server.setErrorHandler(new BadRequests(site.problems()));
    server.setHandler(new GracefulHandler(new Dispatcher(site)));
    server.setStopTimeout(TimeUnit.SECONDS.toMillis(settings.stop()));
    watch = site.streams().watch();
    server.start();
  }

  private static QueuedThreadPool threads(GatewaySettings settings) {
    QueuedThreadPool threads = new QueuedThreadPool(settings.max_concurrent() + SPARE_THREADS);
    threads.setName("gateway");
    if (VirtualThreads.areSupported()) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    }
    return threads;
  }

  private static HttpConfiguration configuration(GatewaySettings settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(settings.max_header());
    configuration.setUriCompliance(UNAMBIGUOUS_WHEN_DECODED_ONCE);
    return configuration;
  }

  private void beat() {
    site.streams().beat();
    site.admission().look();
  }

  /** Where it listens. */
  public URI address() {
    String bind = connector.getHost();
    boolean everywhere = bind == null || bind.equals("0.0.0.0") || bind.equals("::");
    String host = everywhere ? "127.0.0.1" : bind.contains(":") ? '[' + bind + ']' : bind;
    return URI.create("http://" + host + ":" + connector.getLocalPort());
  }

  /** Stops to accept, ends streams, lets finish what is inside, for a bounded time. */
  @Override
  public void close() throws Exception {
    watch.close();
    site.streams().stop();
    server.stop();
  }
}
