package dev.millet.launcher.framework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Hands component properties over to the Configuration Admin, synchronously: the OSGi Configurator
 * does it on a thread of its own, so that components would start with their defaults first and then
 * once more. Every configuration may be used by any bundle (location {@code ?}), since two
 * generations of a module share one.
 */
final class Configurations {

  private Configurations() {}

  static void handOver(BundleContext context, Map<String, Map<String, Object>> configurations) {
    if (configurations.isEmpty()) {
      return;
    }
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    if (reference == null) {
      throw new IllegalStateException("no feature brings a Configuration Admin");
    }
    ConfigurationAdmin admin = context.getService(reference);
    try {
      for (Map.Entry<String, Map<String, Object>> each : configurations.entrySet()) {
        admin.getConfiguration(each.getKey(), "?").update(new Hashtable<>(each.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      context.ungetService(reference);
    }
  }
}
