package dev.millet.gateway;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Generations;
import dev.millet.gateway.exchange.Site;
import dev.millet.gateway.server.HttpServer;
import java.net.URI;
import java.util.Hashtable;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
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
      @Reference Neighbours neighbours,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              target = "(millet.startup.failure=true)")
          Consumer<String> startFailures)
      throws Exception {
    server = start(settings, Site.of(settings, generations, neighbours, json), startFailures);
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("millet.gateway", true);
    registration = context.registerService(URI.class, server.address(), properties);
    LOG.info("Listening on {}", server.address());
  }

  private static HttpServer start(
      GatewaySettings settings, Site site, Consumer<String> startFailures) throws Exception {
    try {
      return new HttpServer(settings, site);
    } catch (Exception e) {
      if (startFailures != null) {
        startFailures.accept(StartFailure.explain(settings, e));
      }
      throw e;
    }
  }

  @Deactivate
  void stop() throws Exception {
    registration.unregister();
    server.close();
  }
}
