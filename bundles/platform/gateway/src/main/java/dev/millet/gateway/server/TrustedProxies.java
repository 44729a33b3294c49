package dev.millet.gateway.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Believes configured proxies, and nobody else, what they say of the client: its address, the
 * scheme and the host it used. Jetty's own customizer believes everybody, and takes the leftmost
 * address, which the client itself may have written.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {

  private final InetAddressSet trusted = new InetAddressSet();

  /**
   * @param proxies addresses or networks, such as {@code 10.0.0.0/8}
   */
  TrustedProxies(List<String> proxies) {
    proxies.forEach(trusted::add);
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!(peer instanceof InetSocketAddress address) || !trusted.test(address.getAddress())) {
      return request;
    }
    ForwardedBy forwarded = ForwardedBy.read(request.getHeaders());
    return forwarded.isEmpty() ? request : new Forwarded(request, address, forwarded);
  }

  private InetSocketAddress client(InetSocketAddress peer, List<String> chain) {
    InetAddress client = peer.getAddress();
    for (int i = chain.size() - 1; i >= 0 && trusted.test(client); i--) {
      InetAddress before = ForwardedBy.address(chain.get(i));
      if (before == null) {
        break;
      }
      client = before;
    }
    return new InetSocketAddress(client, 0);
  }

  private final class Forwarded extends Request.Wrapper {

    private final HttpURI uri;
    private final HttpFields headers;
    private final ConnectionMetaData connection;
    private final boolean secure;

    private Forwarded(Request request, InetSocketAddress peer, ForwardedBy forwarded) {
      super(request);
      String scheme =
          forwarded.scheme() == null ? request.getHttpURI().getScheme() : forwarded.scheme();
      HttpURI.Mutable changed = HttpURI.build(request.getHttpURI()).scheme(scheme);
      HttpFields.Mutable fields = HttpFields.build(request.getHeaders());
      if (forwarded.host() != null) {
        changed.authority(forwarded.host());
        // The server refuses a request whose address and header name different hosts.
        fields.put(HttpHeader.HOST, forwarded.host());
      }
      headers = fields.asImmutable();
      uri = changed.asImmutable();
      secure = scheme.equals("https");
      InetSocketAddress client = client(peer, forwarded.chain());
      connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return client;
            }

            @Override
            public boolean isSecure() {
              return secure;
            }
          };
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }
  }
}
