package dev.millet.gateway.server;

import dev.millet.gateway.GatewaySettings;
import dev.millet.gateway.exchange.Dispatcher;
import dev.millet.gateway.exchange.Site;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The embedded Jetty, set up and running. */
public final class HttpServer {

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
   * @throws Exception where the address cannot be bound, or a certificate not read
   */
  public HttpServer(GatewaySettings settings, Site site) throws Exception {
    this.site = site;
    server = new Server(threads(settings));
    connector = Connectors.make(server, settings);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.max_connections(), server));
    server.addBean(new Ticker(server.getScheduler(), LOOK_MILLIS, this::look));
    server.addBean(new Ticker(server.getScheduler(), BEAT_MILLIS, this::beat));
    server.setErrorHandler(new BadRequests(site));
    Handler dispatcher = new Dispatcher(site);
    server.setHandler(
        new GracefulHandler(settings.compression() ? Compressing.wrap(dispatcher) : dispatcher));
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

  private void look() {
    site.deadlines().look();
    site.log().flush();
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
    boolean secure = connector.getDefaultProtocol().equals("SSL");
    return URI.create((secure ? "https://" : "http://") + host + ":" + connector.getLocalPort());
  }

  /** Stops to accept, ends streams, lets finish what is inside, for a bounded time. */
  public void stop() throws Exception {
    watch.close();
    site.streams().stop();
    server.stop();
    site.log().close();
  }
}
