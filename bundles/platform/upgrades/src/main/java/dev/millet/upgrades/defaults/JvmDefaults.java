package dev.millet.upgrades.defaults;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.security.NoSuchAlgorithmException;
import java.security.Policy;
import java.security.Provider;
import java.security.Security;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * The defaults of the JVM as they were when this was made; a look takes some microseconds. Those of
 * TLS and the policy are added by {@link #addCostly}. Not thread-safe.
 */
final class JvmDefaults {

  private static final List<String> PROPERTIES =
      List.of(
          "user.language",
          "user.country",
          "user.timezone",
          "user.dir",
          "user.home",
          "file.encoding",
          "line.separator",
          "java.io.tmpdir",
          "java.awt.headless",
          "http.proxyHost",
          "http.proxyPort",
          "https.proxyHost",
          "https.proxyPort",
          "javax.net.ssl.trustStore",
          "javax.net.ssl.keyStore",
          "javax.xml.parsers.DocumentBuilderFactory",
          "javax.xml.parsers.SAXParserFactory",
          "javax.xml.transform.TransformerFactory");

  private final List<JvmDefault> all =
      new ArrayList<>(
          Stream.concat(objects().stream(), PROPERTIES.stream().map(JvmDefault::property))
              .toList());

  private boolean costlyAdded;

  /**
   * Takes the defaults of TLS and the policy as they are now for the right ones; only the first
   * time. Asking for them reads the trusted certificates and takes a part of a second.
   */
  void addCostly() {
    if (costlyAdded) {
      return;
    }
    costlyAdded = true;
    all.add(policy());
    all.add(JvmDefault.of("SSLContext", JvmDefaults::sslContext, SSLContext::setDefault));
    all.add(
        JvmDefault.of(
            "SSLSocketFactory",
            HttpsURLConnection::getDefaultSSLSocketFactory,
            HttpsURLConnection::setDefaultSSLSocketFactory));
  }

  private static SSLContext sslContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the default of TLS cannot be made", e);
    }
  }

  private static List<JvmDefault> objects() {
    return List.of(
        JvmDefault.of("Locale", Locale::getDefault, Locale::setDefault),
        locale("Locale for formatting", Locale.Category.FORMAT),
        locale("Locale for display", Locale.Category.DISPLAY),
        JvmDefault.of("TimeZone", TimeZone::getDefault, TimeZone::setDefault),
        JvmDefault.of("System.out", () -> System.out, System::setOut),
        JvmDefault.of("System.err", () -> System.err, System::setErr),
        JvmDefault.of("System.in", () -> System.in, System::setIn),
        JvmDefault.of("Authenticator", Authenticator::getDefault, Authenticator::setDefault),
        JvmDefault.of("ProxySelector", ProxySelector::getDefault, ProxySelector::setDefault),
        JvmDefault.of("CookieHandler", CookieHandler::getDefault, CookieHandler::setDefault),
        JvmDefault.of("ResponseCache", ResponseCache::getDefault, ResponseCache::setDefault),
        JvmDefault.of(
            "uncaught exception handler",
            Thread::getDefaultUncaughtExceptionHandler,
            Thread::setDefaultUncaughtExceptionHandler),
        JvmDefault.of(
            "following redirects",
            HttpURLConnection::getFollowRedirects,
            HttpURLConnection::setFollowRedirects),
        JvmDefault.of(
            "login timeout of JDBC",
            DriverManager::getLoginTimeout,
            DriverManager::setLoginTimeout),
        JvmDefault.of(
            "HostnameVerifier",
            HttpsURLConnection::getDefaultHostnameVerifier,
            HttpsURLConnection::setDefaultHostnameVerifier),
        JvmDefault.of(
            "security providers",
            () -> Arrays.asList(Security.getProviders()),
            JvmDefaults::provide));
  }

  @SuppressWarnings("removal") // as long as it can be set, it is a default
  private static JvmDefault policy() {
    return JvmDefault.of("Policy", Policy::getPolicy, Policy::setPolicy);
  }

  private static JvmDefault locale(String name, Locale.Category category) {
    return JvmDefault.of(
        name, () -> Locale.getDefault(category), value -> Locale.setDefault(category, value));
  }

  private static void provide(List<Provider> wanted) {
    for (Provider each : Security.getProviders()) {
      if (!wanted.contains(each)) {
        Security.removeProvider(each.getName());
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      Provider[] now = Security.getProviders();
      if (i >= now.length || now[i] != wanted.get(i)) {
        Security.removeProvider(wanted.get(i).getName());
        Security.insertProviderAt(wanted.get(i), i + 1);
      }
    }
  }

  /**
   * Sets back what has been changed.
   *
   * @return the names of what had been changed; empty where all is as it was
   */
  List<String> restore() {
    List<JvmDefault> changed = all.stream().filter(JvmDefault::isChanged).toList();
    changed.forEach(JvmDefault::restore);
    return changed.stream().map(JvmDefault::name).toList();
  }

  /** The names of what is not as it was. */
  List<String> changed() {
    return all.stream().filter(JvmDefault::isChanged).map(JvmDefault::name).toList();
  }
}
