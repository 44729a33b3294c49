package dev.millet.gateway.server;

import dev.millet.gateway.settings.GatewaySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS by settings: a certificate and key in PEM files, or a PKCS #12 key store. */
final class Tls {

  private Tls() {}

  static boolean isWanted(GatewaySettings settings) {
    return !settings.tls_certificate().isEmpty() || !settings.tls_keystore().isEmpty();
  }

  static SslContextFactory.Server context(GatewaySettings settings)
      throws IOException, GeneralSecurityException {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    if (settings.tls_keystore().isEmpty()) {
      context.setKeyStore(
          PemFiles.keyStore(Path.of(settings.tls_certificate()), Path.of(settings.tls_key())));
      context.setKeyStorePassword("");
    } else {
      context.setKeyStoreType("PKCS12");
      context.setKeyStorePath(Path.of(settings.tls_keystore()));
      context.setKeyStorePassword(settings.tls_password());
    }
    return context;
  }
}
