package dev.millet.upgrades.defaults;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;

/**
 * The defaults of the JVM as they were when this was made. Those that can be looked at cheaply: a
 * look takes some microseconds.
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
      Stream.concat(objects().stream(), PROPERTIES.stream().map(JvmDefault::property)).toList();

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
            "HostnameVerifier",
            HttpsURLConnection::getDefaultHostnameVerifier,
            HttpsURLConnection::setDefaultHostnameVerifier),
        JvmDefault.of(
            "security providers",
            () -> Arrays.asList(Security.getProviders()),
            JvmDefaults::provide));
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
