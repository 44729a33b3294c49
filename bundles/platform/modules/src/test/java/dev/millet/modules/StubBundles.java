package dev.millet.modules;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** Bundles that know their name and version, and nothing else. */
final class StubBundles {

  private static final AtomicLong IDS = new AtomicLong();

  private StubBundles() {}

  static Bundle bundle(String module, String version) {
    long id = IDS.incrementAndGet();
    var headers = new Hashtable<String, String>();
    headers.put(FiledGeneration.MODULE_HEADER, module);
    return (Bundle)
        Proxy.newProxyInstance(
            StubBundles.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaders" -> headers;
                  case "getVersion" -> Version.parseVersion(version);
                  case "getBundleId" -> id;
                  case "getSymbolicName", "toString" -> "dev.millet." + module;
                  case "hashCode" -> Long.hashCode(id);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
