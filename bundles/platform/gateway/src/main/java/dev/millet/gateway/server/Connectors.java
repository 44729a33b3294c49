package dev.millet.gateway.server;

import dev.millet.gateway.settings.GatewaySettings;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.java.server.JDK9ServerALPNProcessor;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * Makes the connector: HTTP/1.1 in the clear, or HTTP/2 and HTTP/1.1 over TLS. No HTTP/2 in the
 * clear: RFC 9113 dropped the upgrade, and clients that still try it take a refused body for a
 * broken connection.
 */
final class Connectors {

  // An encoded percent sign is harmless to those who decode a path exactly once.
  private static final UriCompliance UNAMBIGUOUS_WHEN_DECODED_ONCE =
      UriCompliance.DEFAULT.with("decoded-once", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private Connectors() {}

  static ServerConnector make(Server server, GatewaySettings settings) throws Exception {
    ServerConnector connector =
        Tls.isWanted(settings)
            ? secure(server, settings)
            : new ServerConnector(server, new HttpConnectionFactory(configuration(settings)));
    connector.setHost(settings.bind());
    connector.setPort(settings.port());
    connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(settings.idle()));
    return connector;
  }

  private static ServerConnector secure(Server server, GatewaySettings settings) throws Exception {
    HttpConfiguration configuration = configuration(settings);
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    ALPNServerConnectionFactory negotiation = negotiation(http.getProtocol());
    return new ServerConnector(
        server,
        new SslConnectionFactory(Tls.context(settings), negotiation.getProtocol()),
        negotiation,
        new HTTP2ServerConnectionFactory(configuration),
        http);
  }

  // Its processor is found through the context loader, which must see the bundle that has it.
  private static ALPNServerConnectionFactory negotiation(String otherwise) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(JDK9ServerALPNProcessor.class.getClassLoader());
    try {
      ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory();
      negotiation.setDefaultProtocol(otherwise);
      return negotiation;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static HttpConfiguration configuration(GatewaySettings settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(settings.max_header());
    configuration.setUriCompliance(UNAMBIGUOUS_WHEN_DECODED_ONCE);
    List<String> proxies =
        Arrays.stream(settings.proxies()).filter(each -> !each.isBlank()).toList();
    if (!proxies.isEmpty()) {
      configuration.addCustomizer(new TrustedProxies(proxies));
    }
    return configuration;
  }
}
