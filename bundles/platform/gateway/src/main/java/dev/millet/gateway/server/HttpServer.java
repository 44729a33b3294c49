package dev.millet.gateway.server;

import dev.millet.gateway.exchange.Dispatcher;
import dev.millet.gateway.exchange.GatewayServices;
import dev.millet.gateway.settings.GatewaySettings;
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
  private static final long DEADLINE_MILLIS = 250;
  private static final long KEEP_ALIVE_MILLIS = 15_000;

  private final Server server;
  private final ServerConnector connector;
  private final GatewayServices services;
  private final AutoCloseable watch;

  /**
   * Starts to listen.
   *
   * @throws Exception where the address cannot be bound, or a certificate not read
   */
  public HttpServer(GatewaySettings settings, GatewayServices services) throws Exception {
    this.services = services;
    server = new Server(threads(settings));
    connector = Connectors.make(server, settings);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.max_connections(), server));
    server.addBean(new Ticker(server.getScheduler(), DEADLINE_MILLIS, this::enforceDeadlines));
    server.addBean(new Ticker(server.getScheduler(), KEEP_ALIVE_MILLIS, this::keepAlive));
    server.setErrorHandler(new ServerErrorHandler(services));
    Handler dispatcher = new Dispatcher(services);
    server.setHandler(
        new GracefulHandler(settings.compression() ? Compression.wrap(dispatcher) : dispatcher));
    server.setStopTimeout(TimeUnit.SECONDS.toMillis(settings.stop()));
    watch = services.streams().watch();
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

  private void enforceDeadlines() {
    services.limits().deadlines().expire();
    services.recorder().flush();
  }

  private void keepAlive() {
    services.streams().keepAlive();
    services.limits().admission().forgetQuiet();
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
    services.streams().stop();
    server.stop();
    services.recorder().close();
  }
}
