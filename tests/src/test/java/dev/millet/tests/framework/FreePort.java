package dev.millet.tests.framework;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** Sets the gateway to any free port and to any load, before it starts. */
public final class FreePort implements BundleActivator {

  @Override
  public void start(BundleContext context) throws IOException {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    Dictionary<String, Object> port = new Hashtable<>();
    port.put("port", 0);
    port.put("max.rate", 0);
    context.getService(reference).getConfiguration("dev.millet.gateway", "?").update(port);
  }

  @Override
  public void stop(BundleContext context) {}
}
