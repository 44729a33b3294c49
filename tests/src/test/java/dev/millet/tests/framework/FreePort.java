package dev.millet.tests.framework;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Sets the gateway to any free port and to any load, before it starts, and the database to the one
 * that the property {@value #DATABASE} names.
 */
public final class FreePort implements BundleActivator {

  /** The JDBC address of a PostgreSQL; without it the embedded database is used. */
  static final String DATABASE = "millet.test.database";

  @Override
  public void start(BundleContext context) throws IOException {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    Dictionary<String, Object> port = new Hashtable<>();
    port.put("port", 0);
    port.put("max.rate", 0);
    port.put("visitor.writes.rate", 0);
    port.put("visitor.writes.total.rate", 0);
    ConfigurationAdmin configurations = context.getService(reference);
    configurations.getConfiguration("dev.millet.gateway", "?").update(port);
    String address = context.getProperty(DATABASE);
    if (address != null) {
      Dictionary<String, Object> database = new Hashtable<>();
      database.put("url", address);
      configurations.getConfiguration("dev.millet.database", "?").update(database);
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
