package dev.millet.tests.handover;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Activates the tests as a bundle, before the platform: sets the gateway to any free port and to
 * any load, and the database to the one that the property {@value #DATABASE} names. The framework
 * takes this package from the class path, so it also hands the bundle to whoever started it.
 */
public final class StartedTests implements BundleActivator {

  /** The JDBC address of a PostgreSQL; without it the embedded database is used. */
  public static final String DATABASE = "millet.test.database";

  private static final String DATA = "millet.data";
  private static final Map<String, Bundle> STARTED = new ConcurrentHashMap<>();

  /** Returns the tests' bundle in the framework with a data directory. */
  public static Bundle in(String data) {
    return STARTED.get(data);
  }

  @Override
  public void start(BundleContext context) throws IOException {
    ConfigurationAdmin admin =
        context.getService(context.getServiceReference(ConfigurationAdmin.class));
    Map<String, Object> gateway =
        Map.of("port", 0, "max.rate", 0, "visitor.writes.rate", 0, "visitor.writes.total.rate", 0);
    admin.getConfiguration("dev.millet.gateway", "?").update(new Hashtable<>(gateway));
    String address = context.getProperty(DATABASE);
    if (address != null) {
      Map<String, Object> database = Map.of("url", address);
      admin.getConfiguration("dev.millet.database", "?").update(new Hashtable<>(database));
    }
    STARTED.put(context.getProperty(DATA), context.getBundle());
  }

  @Override
  public void stop(BundleContext context) {
    STARTED.remove(context.getProperty(DATA));
  }
}
