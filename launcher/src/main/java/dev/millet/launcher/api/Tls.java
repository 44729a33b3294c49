package dev.millet.launcher.api;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The proof by which a server is recognized over TLS. */
public enum Tls {

  /** By a certificate for its name that the JDK trusts. */
  CERTIFIED,

  /**
   * Not by its certificate, which is for the name under which users know it: the address comes from
   * this process or from the owner's own data directory.
   */
  OWN_INSTANCE;

  /** Returns a connection that has not been opened yet. */
  public HttpURLConnection connection(URI target) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
    if (this == OWN_INSTANCE && connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(factory());
      secure.setHostnameVerifier((name, session) -> true);
    }
    return connection;
  }

  /** Returns a connected socket. */
  Socket socket(String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) factory().createSocket(host, port);
    if (this == CERTIFIED) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    return socket;
  }

  private SSLSocketFactory factory() {
    if (this == CERTIFIED) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  private static final class AnyCertificate implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // never asked: this side is the client
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // see OWN_INSTANCE
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
