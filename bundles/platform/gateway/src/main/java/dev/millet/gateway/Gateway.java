package dev.millet.gateway;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Generations;
import dev.millet.gateway.access.Callers;
import dev.millet.gateway.exchange.Dispatcher;
import dev.millet.gateway.exchange.Limits;
import dev.millet.gateway.exchange.Problems;
import dev.millet.gateway.exchange.Site;
import dev.millet.gateway.server.HttpServer;
import java.net.URI;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens as long as it is active, and tells where in a service of the type {@link URI}. */
@Component(service = Gateway.class, immediate = true, configurationPid = GatewaySettings.PID)
@Designate(ocd = GatewaySettings.class)
public final class Gateway {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final HttpServer server;
  private final ServiceRegistration<URI> registration;

  @Activate
  public Gateway(
      BundleContext context,
      GatewaySettings settings,
      @Reference Generations generations,
      @Reference Json json,
      @Reference Neighbours neighbours)
      throws Exception {
    Site site =
        new Site(
            generations,
            neighbours,
            new Callers(neighbours),
            new Problems(json),
            new Limits(settings.max_body()));
    server = new HttpServer(settings, new Dispatcher(site));
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("millet.gateway", true);
    registration = context.registerService(URI.class, server.address(), properties);
    LOG.info("Listening on {}", server.address());
  }

  @Deactivate
  void stop() throws Exception {
    registration.unregister();
    server.close();
  }
}
